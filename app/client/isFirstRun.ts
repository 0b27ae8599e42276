const here = globalThis as { sottoRuns?: true };

/**
 * Whether a worker's script runs for the first time. WebKit runs it once more for what comes later and imports from it, which is
 * to get its functions and begin nothing.
 */
export function isFirstRun(): boolean {
  const isFirst = !here.sottoRuns;
  here.sottoRuns = true;
  return isFirst;
}
