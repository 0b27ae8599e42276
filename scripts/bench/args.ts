import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Tuning } from "../../kernels/runtime/tuning";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { oneOf, someOf, wholeNumber } from "../args/values";
import { projectRoot } from "../setup/root";
import { type ModelSize, modelSizes } from "./randomModel";

export const usage = `npm run bench -- [--only kernels|variants|stages|vad|file] [--filter TEXT] [--models tiny.en,base,…] [--file AUDIO]
  [--model NAME|FILE] [--batch N] [--samples N] [--steps N] [--windows N] [--tuning JSON] [--toggles A,B] [--json FILE]
  [--device auto|webgpu|cpu] [--threads N] [--precision i16|f32] [--fast-math]

  Prints one JSON row a measurement: adapter, number type, what, shape, median of N samples in milliseconds. Kernels run on
  Whisper's shapes, stages on random weights of a model's size, the voice detector on six minutes of the file, again and
  again, the file (the sample clip unless given) on a real model.
  --device cpu is the processor; auto is the graphics card. --tuning overrides the variants of the table (kernels/runtime/variants.ts); --toggles are Dawn's.
`;

const parts = ["kernels", "variants", "stages", "vad", "file"] as const;
type Part = (typeof parts)[number];

/** What `npm run bench` was asked for; numbers left out depend on the adapter. */
export interface BenchRequest {
  readonly parts: readonly Part[];
  readonly filter: string;
  readonly sizes: readonly ModelSize[];
  readonly file: string;
  readonly model: string;
  /** Windows that are encoded and decoded together, in the stages and in the file; undefined: one. */
  readonly batch: number | undefined;
  readonly samples: number | undefined;
  readonly steps: number | undefined;
  readonly windows: number | undefined;
  readonly tuning: Partial<Tuning>;
  readonly toggles: readonly string[];
  readonly json: string | undefined;
  readonly device: DeviceArgs;
}

/** Reads the arguments; throws a sentence. */
export function parseRequest(args: string[]): BenchRequest {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: {
      only: text,
      filter: { ...text, default: "" },
      models: { ...text, default: "tiny.en" },
      file: { ...text, default: join(projectRoot(), "public", "jfk.mp3") },
      model: { ...text, default: "tiny.en-q5_1" },
      batch: text,
      samples: text,
      steps: text,
      windows: text,
      tuning: { ...text, default: "{}" },
      toggles: { ...text, default: "" },
      json: text,
      ...deviceFlags,
    },
  });
  return {
    parts: values.only === undefined ? parts : [oneOf("--only", values.only, parts)],
    filter: values.filter,
    sizes: someOf("--models", values.models, modelSizes),
    file: values.file,
    model: values.model,
    batch: count("batch", values.batch),
    samples: count("samples", values.samples),
    steps: count("steps", values.steps),
    windows: count("windows", values.windows),
    tuning: JSON.parse(values.tuning) as Partial<Tuning>,
    toggles: values.toggles.split(",").filter(Boolean),
    json: values.json,
    device: deviceArgs(values),
  };
}

function count(option: string, value: string | undefined): number | undefined {
  return value === undefined ? undefined : wholeNumber(`--${option}`, value);
}
