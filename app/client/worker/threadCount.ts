/** More threads than this wait for memory more than they compute. */
const mostThreads = 8;

/** Threads that the WebAssembly kernels run on: one core of many is left to the page. */
export function threadCount(): number {
  if (!crossOriginIsolated) return 1;
  const cores = navigator.hardwareConcurrency;
  return Math.min(mostThreads, cores > 2 ? cores - 1 : cores);
}
