import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { TranscribeOptions } from "../../engine/index";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { numberAbove, oneOf, someOf, wholeNumber } from "../args/values";
import { projectRoot } from "../setup/root";
import type { ClipSource, SetName } from "./clips";
import { type KindName, kindNames } from "./kinds";

/** What `npm run accuracy` was asked for. */
export interface AccuracyRequest {
  readonly device: DeviceArgs;
  readonly sets: readonly SetName[];
  /** Goldens of other options instead of sets of clips. */
  readonly kinds: readonly KindName[];
  readonly model: string;
  readonly limit: number;
  readonly json: string | undefined;
  readonly only: string | undefined;
  readonly source: ClipSource;
  /** Silence left out, or windows decoded together, instead of one after the other. */
  readonly mode: TranscribeMode;
}

export type TranscribeMode = Pick<TranscribeOptions, "vad" | "batch">;

export const usage = `npm run accuracy -- [--set eight|exact|formats|long|dev|all] [--kind beam5,words,…|all] [--model NAME|FILE] [--device auto|webgpu|cpu]
  [--threads N] [--precision i16|f32]  [--vad] [--batch N] [--limit N] [--only TEXT] [--json FILE] [--manifest FILE] [--goldens FILE]

  Transcribes clips and holds them against what openai/whisper found; \`dev\`, all clips whose true transcript is known,
  against that too. \`--kind\` takes openai/whisper's results with other options instead: beam5, prompt, options, translate,
  words, language. \`--vad\` and \`--batch\` transcribe the sets in these modes, whose
  tokens are other ones. \`eight\` (the default) is in the repository; the
  other sets need a folder of clips with a manifest, ../shared/audio unless --manifest says otherwise.
`;

const sets = {
  eight: ["eight"],
  exact: ["exact"],
  formats: ["formats"],
  long: ["long"],
  dev: ["dev"],
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
      only: { type: "string" },
      json: { type: "string" },
      manifest: { type: "string" },
      goldens: { type: "string" },
    },
  });
  const chosen = sets[oneOf("--set", values.set, setNames)];
  const limit = numberAbove("--limit", values.limit, 0);
  const batch = values.batch === undefined ? undefined : wholeNumber("--batch", values.batch);
  const { model, manifest, goldens, only, json } = values;
  const kinds = kindsOf(values.kind);
  const set = kinds.length > 0 ? "kinds" : values.set;
  return {
    device: deviceArgs(values),
    sets: kinds.length > 0 ? [] : chosen,
    kinds,
    model,
    limit,
    only,
    json,
    source: clipSource({ set, model, manifest, goldens }),
    mode: { batch, vad: values.vad ? {} : undefined },
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
