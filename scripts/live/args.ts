import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../device/deviceArgs";
import { projectRoot } from "../setup/root";
import { type LiveSet, liveSets } from "./clips";

/** What `npm run bench:live` was asked for. */
export interface LiveBenchRequest {
  readonly device: DeviceArgs;
  readonly sets: readonly LiveSet[];
  readonly model: string;
  readonly limit: number;
  /** Clips whose name holds one of these texts. */
  readonly only: readonly string[];
  readonly language: string | undefined;
  /** Milliseconds that a hypothesis is said to take; undefined: what it takes here. */
  readonly cost: number | undefined;
  readonly manifest: string;
  readonly json: string | undefined;
}

export const usage = `npm run bench:live -- [--set words,read,spontaneous,telephone,longform,nonspeech|all] [--only TEXT,TEXT] [--limit N]
  [--model NAME|FILE] [--language CODE] [--device auto|webgpu|cpu] [--threads N] [--precision i16|f32] [--manifest FILE] [--json FILE] [--cost MS]

  Plays clips to the live transcript on a simulated clock: computing takes the time that it takes, waiting none. Prints the
  delay from a word's end to its first appearance and to its confirmation (clips with known word times, the set \`words\`), how
  often shown words change, word errors, compute load and words invented where nobody speaks. Ends with 1 if confirmed text ever
  changed. Clips: ../shared/audio/manifest.jsonl unless --manifest says otherwise. The language is English unless told; \`auto\` detects it.
  --cost MS says what a hypothesis takes, for the same figures on every machine.
`;

/** Reads the arguments; throws a sentence. */
export function parseRequest(args: string[]): LiveBenchRequest {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: "string", default: "words" },
      only: { type: "string", default: "" },
      limit: { type: "string", default: "Infinity" },
      model: { type: "string", default: "tiny.en-q5_1" },
      language: { type: "string", default: "en" },
      ...deviceFlags,
      manifest: { type: "string", default: join(projectRoot(), "../shared/audio/manifest.jsonl") },
      json: { type: "string" },
      cost: { type: "string" },
    },
  });
  const limit = Number(values.limit);
  if (!(limit > 0)) throw new Error(`--limit is "${values.limit}", expected a number above 0.`);
  if (!existsSync(values.manifest))
    throw new Error(`${values.manifest} is not here; --manifest names a list of clips.`);
  const cost = values.cost === undefined ? undefined : Number(values.cost);
  if (cost !== undefined && !(cost > 0)) throw new Error(`--cost is "${values.cost}", expected milliseconds above 0.`);
  const { model, only, manifest, json } = values;
  const language = values.language === "auto" ? undefined : values.language;
  return {
    device: deviceArgs(values),
    sets: setsOf(values.set),
    model,
    limit,
    only: only.split(","),
    language,
    cost,
    manifest,
    json,
  };
}

function setsOf(text: string): readonly LiveSet[] {
  if (text === "all") return liveSets;
  return text.split(",").map((name) => {
    const set = liveSets.find((known) => known === name);
    if (!set) throw new Error(`--set is "${text}", expected ${liveSets.join(", ")} or all.`);
    return set;
  });
}
