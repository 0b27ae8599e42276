import { shaderSource } from "../../kernels/kernel";
import { verbsThat } from "../../kernels/operations";
import type { Backend, Program } from "../../kernels/runtime/backend";
import { GpuRecorder } from "../../kernels/runtime/gpuRecorder";
import type { Tensor, TensorType, Weight, WeightFormat } from "../../kernels/runtime/tensor";
import type { Tuning } from "../../kernels/runtime/tuning";

/** A back end without a device that records what the WebGPU one would, and remembers what was submitted. */
export interface CountingBackend extends Backend {
  readonly submitted: readonly Program[];
  /** What a device would have to compile for all that was recorded, each once. */
  readonly pipelines: ReadonlySet<string>;
}

/** Counts the dispatches of every program with these variants; all memory reads as zeros. */
export function countingBackend(tuning: Tuning): CountingBackend {
  const submitted: Program[] = [];
  const pipelines = new Set<string>();
  const nothing = {} as GPUBuffer;
  const backend: CountingBackend = {
    info: {
      kind: "webgpu",
      adapter: "none",
      element: tuning.element,
      arithmetic: tuning.element,
      software: false,
      submitsAhead: true,
    },
    memory: 0,
    lost: new Promise(() => {}),
    submitted,
    pipelines,
    tensor: (label: string, shape: readonly number[], type: TensorType = "element"): Tensor => ({ label, shape, type }),
    weight: (label: string, format: WeightFormat, [rows, cols]: readonly [number, number]): Weight => ({
      label,
      format,
      rows,
      cols,
    }),
    write: () => {},
    readFloats: (tensor, length = count(tensor)) => Promise.resolve(new Float32Array(length)),
    readWords: (tensor, length = count(tensor)) => Promise.resolve(new Uint32Array(length)),
    record: (label, build) => {
      const recorder = new GpuRecorder({ tuning, bufferOf: () => nothing, nothing });
      build(verbsThat((operation, args) => operation.gpu(args, recorder)));
      for (const { kernel, prelude, constants } of recorder.requests) {
        pipelines.add(`${JSON.stringify(constants)}\n${shaderSource(kernel, prelude)}`);
      }
      return Promise.resolve({ label, kernels: recorder.requests.map(({ kernel }) => kernel.name) });
    },
    submit: (programs) => {
      submitted.push(...programs);
    },
    scope: () => backend,
    dispose: () => {},
  };
  return backend;
}

function count({ shape }: Tensor): number {
  return shape.reduce((product, size) => product * size, 1);
}
