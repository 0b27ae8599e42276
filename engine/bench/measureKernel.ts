import type { Backend, Program } from "../../kernels/runtime/backend";
import type { KernelCase } from "./kernelCases";
import { median } from "./median";
import { type Sampling, sample } from "./sample";

/** How long a verb took on one of Whisper's shapes. */
export interface KernelFigure {
  /** The kernels that it is made of on this device. */
  readonly name: string;
  readonly shape: string;
  /** What linear layers multiply in. */
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
  /** Runs that are submitted together, which a sample is the mean of: a graphics card's answer takes longer than a kernel. */
  readonly repeats: number;
}

/** Times one case, after a first time that is that of caches. */
export async function measureKernel(
  backend: Backend,
  { verb, shape, operations, bytes, build }: KernelCase,
  sampling: KernelSampling,
): Promise<KernelFigure> {
  const { repeats } = sampling;
  const program = await backend.record(verb, (verbs) => {
    for (let i = 0; i < repeats; i++) build(verbs);
  });
  const take = submission(backend, program);
  await take();
  const times = await sample(take, sampling);
  const milliseconds = median(times) / repeats;
  return {
    name: [...new Set(program.kernels)].join(" + "),
    shape,
    type: backend.info.arithmetic,
    median: milliseconds,
    samples: times.length,
    ...(operations ? { gflops: operations / milliseconds / 1e6 } : {}),
    ...(bytes ? { gbps: bytes / milliseconds / 1e6 } : {}),
  };
}

/** Milliseconds from a submission to its end. */
function submission(backend: Backend, program: Program): () => Promise<number> {
  const fence = backend.tensor("fence", [1], "u32");
  return async () => {
    const began = performance.now();
    backend.submit([program]);
    await backend.readWords(fence);
    return performance.now() - began;
  };
}
