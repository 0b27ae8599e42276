import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import type { ChosenDevice } from "../device/types";

interface Failing {
  /** Reads of words, and of floats, after which it is lost. */
  readonly words?: number;
  readonly floats?: number;
  readonly why: "asked" | "no-webgpu";
  /** Whether it says that work goes on after `submit`; false unless told. */
  readonly submitsAhead?: boolean;
}

/** The processor that says it is a graphics card and is lost after so many reads; `recorded` names what was recorded. */
export async function failingCard({
  words = Number.POSITIVE_INFINITY,
  floats = Number.POSITIVE_INFINITY,
  why,
  submitsAhead = false,
}: Failing): Promise<ChosenDevice & { readonly recorded: readonly string[] }> {
  const real = await (openTestBackend["wasm in i16 without relaxed SIMD"] as () => Promise<Backend>)();
  let reportLoss: (message: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    reportLoss = resolve;
  });
  const left = { words, floats };
  const recorded: string[] = [];
  const read = (kind: "words" | "floats") => {
    if (left[kind]-- > 0) return;
    left.words = 0;
    left.floats = 0;
    reportLoss("The driver was reset.");
    throw new Error("The device is gone");
  };
  const failing = (real: Backend): Backend => ({
    info: { ...real.info, kind: "webgpu", adapter: "failing", submitsAhead },
    get memory() {
      return real.memory;
    },
    lost,
    tensor: (...args) => real.tensor(...args),
    weight: (...args) => real.weight(...args),
    write: (...args) => real.write(...args),
    async readFloats(...args) {
      read("floats");
      return real.readFloats(...args);
    },
    async readWords(...args) {
      read("words");
      return real.readWords(...args);
    },
    record: (label, build) => {
      recorded.push(label);
      return real.record(label, build);
    },
    submit: (...args) => real.submit(...args),
    scope: () => failing(real.scope()),
    dispose: () => real.dispose(),
  });
  const reason = why === "asked" ? { why } : { why, message: "" };
  const info = { device: "webgpu", adapter: "failing", arithmetic: "f32", software: false, reason } as const;
  return { backend: failing(real), info, recorded };
}
