import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { fallbackTemperatures, punctuatedTexts, type TranscribeOptions } from "../../engine/index";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { numberAbove, oneOf, someOf, wholeNumber } from "../args/values";
import { projectRoot } from "../setup/root";
import type { ClipSource, SetName } from "./clips";
import { type KindName, kindNames } from "./kinds";

/** What `npm run accuracy` was asked for. */
export interface AccuracyRequest {
  readonly device: DeviceArgs;
  readonly sets: readonly SetName[];
  /** Folders of conversations and meetings whose speakers are known, instead of sets of clips; empty: they are not asked for. */
  readonly speakers: readonly string[];
  /** Goldens of other options instead of sets of clips. */
  readonly kinds: readonly KindName[];
  readonly model: string;
  readonly limit: number;
  readonly json: string | undefined;
  readonly only: string | undefined;
  readonly source: ClipSource;
  /** What is not as openai/whisper's goldens have it. */
  readonly mode: TranscribeMode;
  /** Looks for languages alone, in the first window or the first speech, with a sound before every clip. */
  readonly detect: Detection | undefined;
}

export type TranscribeMode = Partial<
  Pick<TranscribeOptions, "vad" | "batch" | "temperature" | "seed" | "guardSilence" | "punctuate" | "keepBestFallback">
>;

export interface Detection {
  readonly where: NonNullable<TranscribeOptions["detectLanguageWindow"]>;
  /** File that is heard before each clip; undefined: none. */
  readonly after: string | undefined;
}

export const usage = `npm run accuracy -- [--set eight|exact|formats|long|dev|nonspeech|all] [--kind beam5,words,…|all] [--model NAME|FILE] [--device auto|webgpu|cpu]
  [--threads N] [--precision i16|f32] [--fast-math]  [--vad] [--batch N] [--limit N] [--only TEXT] [--json FILE] [--manifest FILE] [--goldens FILE]
  [--fallback] [--seed N] [--guard-silence] [--punctuate] [--keep-best-fallback] [--detect first|speech [--after FILE]]

  Transcribes clips and holds them against what openai/whisper found; \`dev\`, all clips whose true transcript is known,
  against that too. \`--kind\` takes openai/whisper's results with other options instead: beam5, prompt, options, translate,
  words, language; \`speakers\` tells speakers apart in the folders talks and meeting beside the manifest, or those that
  \`--talks FOLDER,…\` names. \`--vad\`, \`--batch\` and the flags of the last line transcribe the sets in these modes, whose
  tokens are other ones: \`--fallback\` over all temperatures, the others by the options of these names. \`nonspeech\`
  counts words where nobody speaks. \`--detect\` only finds the languages of the set's clips, with the sound of FILE
  before each, and counts the right ones. \`eight\` (the default) is in the repository; the
  other sets need a folder of clips with a manifest, ../shared/audio unless --manifest says otherwise.
`;

const sets = {
  eight: ["eight"],
  exact: ["exact"],
  formats: ["formats"],
  long: ["long"],
  dev: ["dev"],
  nonspeech: ["nonspeech"],
  all: ["exact", "formats", "long"],
} as const satisfies Readonly<Record<string, readonly SetName[]>>;
const setNames = Object.keys(sets) as readonly (keyof typeof sets)[];

/** Reads the arguments; throws a sentence. */
export function parseRequest(args: string[]): AccuracyRequest {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: "string", default: "eight" },
      kind: { type: "string" },
      model: { type: "string", default: "tiny.en-q5_1" },
      ...deviceFlags,
      limit: { type: "string", default: "Infinity" },
      vad: { type: "boolean", default: false },
      batch: { type: "string" },
      fallback: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      "guard-silence": { type: "boolean", default: false },
      punctuate: { type: "boolean", default: false },
      "keep-best-fallback": { type: "boolean", default: false },
      detect: { type: "string" },
      after: { type: "string" },
      only: { type: "string" },
      talks: { type: "string" },
      json: { type: "string" },
      manifest: { type: "string" },
      goldens: { type: "string" },
    },
  });
  const chosen = sets[oneOf("--set", values.set, setNames)];
  const limit = numberAbove("--limit", values.limit, 0);
  const { model, manifest, goldens, only, json } = values;
  const isOfSpeakers = values.kind === "speakers";
  const kinds = isOfSpeakers ? [] : kindsOf(values.kind);
  const set = kinds.length > 0 ? "kinds" : values.set;
  return {
    device: deviceArgs(values),
    sets: kinds.length > 0 ? [] : chosen,
    speakers: isOfSpeakers ? talksOf(values) : [],
    kinds,
    model,
    limit,
    only,
    json,
    source: clipSource({ set, model, manifest, goldens }),
    mode: modeOf(values),
    detect:
      values.detect === undefined
        ? undefined
        : { where: oneOf("--detect", values.detect, ["first", "speech"]), after: values.after },
  };
}

function talksOf({ talks, manifest }: { readonly talks?: string | undefined; readonly manifest?: string | undefined }) {
  if (talks !== undefined) return talks.split(",");
  const audio = manifest === undefined ? join(projectRoot(), "../shared/audio") : dirname(manifest);
  return ["talks", "meeting"].map((folder) => join(audio, folder));
}

interface ModeFlags {
  readonly vad: boolean;
  readonly batch?: string | undefined;
  readonly fallback: boolean;
  readonly seed: string;
  readonly "guard-silence": boolean;
  readonly punctuate: boolean;
  readonly "keep-best-fallback": boolean;
}

/** The options that are not as the goldens have them; none where all are. */
function modeOf(flags: ModeFlags): TranscribeMode {
  return {
    ...(flags.vad ? { vad: {} } : {}),
    ...(flags.batch === undefined ? {} : { batch: wholeNumber("--batch", flags.batch) }),
    ...(flags.fallback ? { temperature: fallbackTemperatures, seed: wholeNumber("--seed", flags.seed) } : {}),
    ...(flags["guard-silence"] ? { guardSilence: true } : {}),
    ...(flags.punctuate ? { punctuate: punctuatedTexts } : {}),
    ...(flags["keep-best-fallback"] ? { keepBestFallback: true } : {}),
  };
}

function kindsOf(text: string | undefined): readonly KindName[] {
  if (text === undefined) return [];
  return text === "all" ? kindNames : someOf("--kind", text, kindNames);
}

interface Places {
  readonly set: string;
  readonly model: string;
  readonly manifest: string | undefined;
  readonly goldens: string | undefined;
}

function clipSource({ set, model, manifest, goldens }: Places): ClipSource {
  const inside = join(projectRoot(), "engine", "testing", "audio");
  const isInside = set === "eight" && manifest === undefined;
  const file =
    manifest ?? (isInside ? join(inside, "manifest.jsonl") : join(projectRoot(), "../shared/audio/manifest.jsonl"));
  const golden =
    goldens ?? (isInside ? join(inside, "greedy.json") : join(dirname(file), "../goldens", model, "greedy.json"));
  for (const needed of [file, golden]) {
    if (!existsSync(needed))
      throw new Error(`${needed} is not here; the set "${set}" needs it (--set eight needs nothing).`);
  }
  return { manifest: file, goldens: golden };
}
