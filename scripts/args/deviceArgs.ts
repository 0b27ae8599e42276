import type { DeviceRequest, WasmPrecision } from "../../engine/index";
import { oneOf, UsageError } from "./values";

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

/**
 * Reads the flags of the device.
 * @throws UsageError with one sentence that names the flag and what was expected.
 */
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
  throw new UsageError(`--threads is "${text}", expected a whole number from 1 to 64.`);
}
