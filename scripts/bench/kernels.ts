import type { Backend, Program } from "../../kernels/runtime/backend";
import { kernelCases } from "./kernelCases";
import { median, type Row } from "./rows";

/** Times each kernel on Whisper's shapes: `repeats` dispatches a submit, median of `samples` submits. */
export async function benchKernels(
  backend: Backend,
  { samples, repeats, filter }: { samples: number; repeats: number; filter: string },
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { verb, shape, operations, bytes, build } of kernelCases(backend)) {
    if (!`${verb} ${shape}`.includes(filter)) continue;
    const program = await backend.record(verb, (verbs) => {
      for (let i = 0; i < repeats; i++) build(verbs);
    });
    const name = [...new Set(program.kernels)].join(" + ");
    const milliseconds = (await timeProgram(backend, program, samples)) / repeats;
    rows.push({
      kind: "kernel",
      name,
      shape,
      type: backend.info.arithmetic,
      median: milliseconds,
      samples,
      ...(operations ? { gflops: operations / milliseconds / 1e6 } : {}),
      ...(bytes ? { gbps: bytes / milliseconds / 1e6 } : {}),
    });
  }
  return rows;
}

async function timeProgram(backend: Backend, program: Program, samples: number): Promise<number> {
  const fence = backend.tensor("fence", [1], "u32");
  const times: number[] = [];
  for (let i = 0; i < samples + 1; i++) {
    const began = performance.now();
    backend.submit([program]);
    await backend.readWords(fence);
    if (i > 0) times.push(performance.now() - began);
  }
  return median(times);
}
