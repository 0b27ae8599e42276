import { measureKernel } from "../../engine/bench/measureKernel";
import { kernelCases } from "../../engine/whisper/kernelCases";
import type { Backend } from "../../kernels/runtime/backend";
import type { Row } from "./rows";

/** Times each kernel on Whisper's shapes: `repeats` dispatches a submit, median of `samples` submits. */
export async function benchKernels(
  backend: Backend,
  { samples, repeats, filter }: { samples: number; repeats: number; filter: string },
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const sampling = { most: samples, limit: Number.POSITIVE_INFINITY, repeats };
  for (const one of kernelCases(backend)) {
    if (!`${one.verb} ${one.shape}`.includes(filter)) continue;
    rows.push({ kind: "kernel", ...(await measureKernel(backend, one, sampling)) });
  }
  return rows;
}
