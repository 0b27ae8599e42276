import type { DeviceRequest, WasmPrecision } from "../../engine/index";

/** What `--device`, `--threads` and `--precision` say. */
export interface DeviceArgs {
  readonly preference: DeviceRequest["preference"];
  /** Undefined: all cores, up to eight. */
  readonly threads: number | undefined;
  readonly precision: WasmPrecision;
}

export const deviceFlags = {
  device: { type: "string", default: "auto" },
  threads: { type: "string" },
  precision: { type: "string", default: "i16" },
} as const;

/** Reads the flags of the device; throws a sentence. */
export function deviceArgs(values: { device: string; threads?: string | undefined; precision: string }): DeviceArgs {
  return {
    preference: oneOf("--device", values.device, ["auto", "webgpu", "cpu"]),
    threads: threadCount(values.threads),
    precision: oneOf("--precision", values.precision, ["i16", "f32"]),
  };
}

function threadCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new Error(`--threads is "${text}", expected a whole number from 1 to 64.`);
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new Error(`${flag} is "${value}", expected ${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}.`);
}
