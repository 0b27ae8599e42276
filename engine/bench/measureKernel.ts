import type { Verbs } from "../../kernels/operations";
import type { Backend, Program } from "../../kernels/runtime/backend";
import { median } from "./median";
import { type Sampling, sample } from "./sample";

/** One verb on a shape of a model's. */
export interface KernelCase {
  readonly verb: Exclude<keyof Verbs, "perform"> | "logMel";
  readonly shape: string;
  /** What it computes in; linear layers may multiply quantised weights in another type than their input has. */
  readonly type: string;
  readonly operations?: number;
  readonly bytes?: number;
  readonly build: (verbs: Verbs) => void;
}

/** How long a verb took on one of a model's shapes. */
export interface KernelFigure {
  /** The kernels that it is made of on this device. */
  readonly name: string;
  readonly shape: string;
  /** What it computes in. */
  readonly type: string;
  /** Median of one run, milliseconds. */
  readonly median: number;
  readonly samples: number;
  /** Billions of operations a second, where the verb is bound by them. */
  readonly gflops?: number;
  /** Billions of bytes read or written a second, where it is bound by those. */
  readonly gbps?: number;
}

export interface KernelSampling extends Sampling {
  /** Runs that are submitted together at least, which a sample is the mean of: a graphics card's answer takes longer than a kernel. */
  readonly repeats: number;
}

/** Milliseconds that a sample takes at least: browsers count time in steps of up to a tenth of one. */
const shortest = 2;
const mostRepeats = 1000;

/** Times one case, after a first time that is that of caches. */
export async function measureKernel(
  backend: Backend,
  { verb, shape, type, operations, bytes, build }: KernelCase,
  sampling: KernelSampling,
): Promise<KernelFigure> {
  const program = await backend.record(verb, build);
  const take = submission(backend, program);
  await take(1);
  const repeats = repeatsFor(await take(1), sampling.repeats);
  const times = await sample(() => take(repeats), sampling);
  const milliseconds = median(times) / repeats;
  return {
    name: [...new Set(program.kernels)].join(" + "),
    shape,
    type,
    median: milliseconds,
    samples: times.length,
    ...(operations ? { gflops: operations / milliseconds / 1e6 } : {}),
    ...(bytes ? { gbps: bytes / milliseconds / 1e6 } : {}),
  };
}

/** So many that the clock can tell, judging by one. */
function repeatsFor(once: number, least: number): number {
  return Math.min(mostRepeats, Math.max(least, Math.ceil(shortest / once)));
}

/** Milliseconds from the submission of some runs to the end of the last. */
function submission(backend: Backend, program: Program): (runs: number) => Promise<number> {
  const fence = backend.tensor("fence", [1], "u32");
  return async (runs) => {
    const programs = new Array<Program>(runs).fill(program);
    const began = performance.now();
    backend.submit(programs);
    await backend.readWords(fence);
    return performance.now() - began;
  };
}
