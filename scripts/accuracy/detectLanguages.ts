import { defaultOptions, errorCode, type LoadedModel } from "../../engine/index";
import { decodePath } from "../audio/decodePath";
import { openVad } from "../models/openVad";
import type { Detection } from "./args";
import type { Clip } from "./clips";

interface Share {
  clips: number;
  right: number;
}

/** Finds the languages of clips that somebody speaks in and prints the share of right ones, by language and of all. */
export async function detectLanguages(model: LoadedModel, clips: readonly Clip[], how: Detection): Promise<string> {
  const shares = new Map<string, Share>();
  const wrong: string[] = [];
  const before = how.after === undefined ? [] : await samplesOf(how.after);
  for (const clip of clips) {
    if (clip.spoken === undefined) continue;
    const found = await languageAfter(model, before, clip, how);
    if (found === undefined) continue;
    const isRight = found.language === clip.spoken;
    for (const name of [clip.spoken, "all"]) {
      const share = shares.get(name) ?? { clips: 0, right: 0 };
      shares.set(name, { clips: share.clips + 1, right: share.right + Number(isRight) });
    }
    const percent = `${(100 * found.probability).toFixed(0)} %`;
    if (!isRight) wrong.push(`- ${clip.id}: ${found.language} ${percent} for ${clip.spoken}`);
    process.stderr.write(`${clip.id}: ${found.language} ${percent}\n`);
  }
  const rows = [...shares].map(([name, { clips: of, right }]) => `| ${name} | ${right} of ${of} |`);
  return `${["| spoken | found |", "| --- | --- |", ...rows, "", ...wrong].join("\n")}\n`;
}

async function languageAfter(
  model: LoadedModel,
  before: readonly Float32Array<ArrayBuffer>[],
  { file }: Clip,
  { where }: Detection,
) {
  const clip = await readable(file);
  if (clip === undefined) return undefined;
  const chunks = [...before, ...clip];
  const source = { start: 0, seconds: undefined, read: async () => chunks.shift() ?? null };
  const options = { ...defaultOptions, language: undefined, detectLanguageWindow: where };
  for await (const event of model.transcribe(source, options, { openVad })) if (event.type === "language") return event;
  return undefined;
}

async function readable(file: string): Promise<readonly Float32Array<ArrayBuffer>[] | undefined> {
  try {
    return await samplesOf(file);
  } catch (error) {
    if (errorCode(error) !== "audio-unreadable") throw error;
    return undefined;
  }
}

async function samplesOf(file: string): Promise<readonly Float32Array<ArrayBuffer>[]> {
  const audio = await decodePath(file);
  try {
    const chunks: Float32Array<ArrayBuffer>[] = [];
    for (let chunk = await audio.read(); chunk; chunk = await audio.read()) chunks.push(chunk);
    return chunks;
  } finally {
    await audio.close();
  }
}
