import type { DeviceRequest, WasmPrecision } from "../../engine/index";
import { oneOf, UsageError } from "./values";

/** What `--device`, `--threads` and `--precision` say. */
export interface DeviceArgs {
  readonly preference: DeviceRequest["preference"];
  /** Undefined: all cores, up to eight. */
  readonly threads: number | undefined;
  readonly precision: WasmPrecision;
  /** Whether a graphics card may multiply in f16, by what its driver has for that. */
  readonly fastMath: boolean;
}

export const deviceFlags = {
  device: { type: "string", default: "auto" },
  threads: { type: "string" },
  precision: { type: "string", default: "i16" },
  "fast-math": { type: "boolean", default: false },
} as const;

interface DeviceValues {
  readonly device: string;
  readonly threads?: string | undefined;
  readonly precision: string;
  readonly "fast-math"?: boolean | undefined;
}

/**
 * Reads the flags of the device.
 * @throws UsageError with one sentence that names the flag and what was expected.
 */
export function deviceArgs(values: DeviceValues): DeviceArgs {
  return {
    preference: oneOf("--device", values.device, ["auto", "webgpu", "cpu"]),
    threads: threadCount(values.threads),
    precision: oneOf("--precision", values.precision, ["i16", "f32"]),
    fastMath: values["fast-math"] ?? false,
  };
}

function threadCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new UsageError(`--threads is "${text}", expected a whole number from 1 to 64.`);
}
