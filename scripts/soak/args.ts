import { join } from "node:path";
import { parseArgs } from "node:util";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { numberAbove } from "../args/values";
import { projectRoot } from "../setup/root";

/** A recording of so many minutes with a model. */
export interface SoakPart {
  readonly model: string;
  readonly minutes: number;
}

export interface SoakRequest {
  readonly device: DeviceArgs;
  readonly parts: readonly SoakPart[];
  /** Milliseconds that a hypothesis is said to take. */
  readonly cost: number;
}

export const usage = `npm run soak -- [--model NAME|FILE --minutes N] [--device auto|webgpu|cpu] [--threads N] [--precision i16|f32] [--fast-math] [--cost MS]

  Records for hours on a simulated clock: two hours with a model of random weights, and 20 minutes with tiny.en-q5_1, unless told
  otherwise; each in a process of its own. Ends with 1 where the memory of the process or the device at the end differs by more
  than 2 % from that of the minutes five to ten, or confirmed text changed. --cost (2000) is what a hypothesis is said to take.
`;

/** Reads the arguments; throws a sentence. */
export function parseRequest(args: string[]): SoakRequest {
  const { values } = parseArgs({
    args,
    options: {
      model: { type: "string" },
      minutes: { type: "string", default: "20" },
      cost: { type: "string", default: "2000" },
      ...deviceFlags,
    },
  });
  const parts =
    values.model === undefined
      ? usual()
      : [{ model: values.model, minutes: numberAbove("--minutes", values.minutes, 10) }];
  return { device: deviceArgs(values), parts, cost: numberAbove("--cost", values.cost, 0) };
}

function usual(): readonly SoakPart[] {
  const micro = join(projectRoot(), "engine", "testing", "goldens", "micro-v3", "ggml-micro-v3.bin");
  return [
    { model: micro, minutes: 120 },
    { model: "tiny.en-q5_1", minutes: 20 },
  ];
}
