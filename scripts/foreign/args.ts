import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type DeviceArgs, deviceArgs, deviceFlags } from "../args/deviceArgs";
import { projectRoot } from "../setup/root";

/** What `npm run foreign` was asked for. */
export interface ForeignRequest {
  readonly device: DeviceArgs;
  readonly model: string;
  readonly manifest: string;
  /** Clips whose name holds one of these texts. */
  readonly only: readonly string[];
  /** As files, or as recordings that are made. */
  readonly manner: "file" | "live";
  /** Where what was heard is kept, and read from where it is there. */
  readonly heard: string | undefined;
}

export const usage = `npm run foreign -- [--model NAME|FILE] [--only TEXT,TEXT] [--live] [--heard FILE] [--manifest FILE]
  [--device auto|webgpu|cpu] [--threads N] [--precision i16|f32] [--fast-math]

  Counts by language how often speech that an English-only model does not know is noticed, and how often English is taken
  for it. An English-only model transcribes the clips, as the page does, and is judged by its text; a multilingual one is
  asked for the language. --live plays the clips to the live transcript. The speakers of each language are counted in two
  halves. --heard keeps what was heard in a file, so that another rule can be tried on it at once. Clips:
  ../shared/audio/manifest.jsonl unless --manifest says otherwise.
`;

/** Reads the arguments; throws a sentence. */
export function parseRequest(args: string[]): ForeignRequest {
  const { values } = parseArgs({
    args,
    options: {
      model: { type: "string", default: "tiny.en-q5_1" },
      ...deviceFlags,
      only: { type: "string", default: "" },
      live: { type: "boolean", default: false },
      heard: { type: "string" },
      manifest: { type: "string", default: join(projectRoot(), "../shared/audio/manifest.jsonl") },
    },
  });
  const { model, manifest, only, heard } = values;
  if (!existsSync(manifest)) throw new Error(`${manifest} is not here; --manifest names a list of clips.`);
  const manner = values.live ? "live" : "file";
  return { device: deviceArgs(values), model, manifest, only: only.split(","), manner, heard };
}
