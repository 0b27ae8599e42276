import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { numberAbove, someOf } from "../args/values";
import { projectRoot } from "../setup/root";
import { type LiveSet, liveSets } from "./clips";
import type { Cost } from "./simulatedClock";

/** What `npm run bench:live` was asked for. */
export interface LiveBenchRequest {
  readonly device: DeviceArgs;
  readonly sets: readonly LiveSet[];
  readonly model: string;
  readonly limit: number;
  /** Clips whose name holds one of these texts. */
  readonly only: readonly string[];
  readonly language: string | undefined;
  /** Undefined: what a hypothesis takes here. */
  readonly cost: Cost | undefined;
  /** Whether it is told who speaks, beside the text. */
  readonly speakers: boolean;
  readonly manifest: string;
  readonly json: string | undefined;
}

export const usage = `npm run bench:live -- [--set words,read,spontaneous,telephone,longform,nonspeech|all] [--only TEXT,TEXT] [--limit N]
  [--model NAME|FILE] [--language CODE] [--device auto|webgpu|cpu] [--threads N] [--precision i16|f32] [--fast-math] [--manifest FILE] [--json FILE] [--cost MS[,MS]] [--speakers]

  Plays clips to the live transcript on a simulated clock: computing takes the time that it takes, waiting none. Prints the
  delay from a word's end to its first appearance and to its confirmation (clips with known word times, the set \`words\`), how
  often shown words change, word errors, compute load and words invented where nobody speaks. Ends with 1 if confirmed text ever
  changed. Clips: ../shared/audio/manifest.jsonl unless --manifest says otherwise. The language is English unless told; \`auto\` detects it.
  --cost MS says what a hypothesis takes, for the same figures on every machine; a second number, what one takes
  that listens to all of a window of 30 s; all of a shorter one takes its share.
  --speakers tells who speaks, too, whenever no text is due. With --cost that takes the processor's time, of all threads together, which
  other work of the machine does not prolong.
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
      speakers: { type: "boolean", default: false },
    },
  });
  if (!existsSync(values.manifest))
    throw new Error(`${values.manifest} is not here; --manifest names a list of clips.`);
  const { model, only, manifest, json } = values;
  const language = values.language === "auto" ? undefined : values.language;
  return {
    device: deviceArgs(values),
    sets: values.set === "all" ? liveSets : someOf("--set", values.set, liveSets),
    model,
    limit: numberAbove("--limit", values.limit, 0),
    only: only.split(","),
    language,
    cost: values.cost === undefined ? undefined : costOf(values.cost),
    speakers: values.speakers,
    manifest,
    json,
  };
}

function costOf(text: string): Cost {
  const [fresh = "", whole = fresh] = text.split(",");
  return { fresh: numberAbove("--cost", fresh, 0), whole: numberAbove("--cost", whole, 0) };
}
