import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ManifestRow } from "../accuracy/clips";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "../models/findModel";
import type { ForeignRequest } from "./args";
import { hear, hearLive } from "./hear";
import { type HeardClip, report } from "./report";

type Row = ManifestRow & { readonly speaker?: string | null };

/** Hears the clips that were asked for and prints how many were noticed. */
export async function run(request: ForeignRequest): Promise<number> {
  process.stdout.write(report(await heardClips(request)));
  return 0;
}

async function heardClips(request: ForeignRequest): Promise<readonly HeardClip[]> {
  const { heard, manifest, only, device, model: name } = request;
  if (heard !== undefined && existsSync(heard)) return JSON.parse(readFileSync(heard, "utf8")) as HeardClip[];
  const rows = readFileSync(manifest, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row)
    .filter(({ id }) => only.some((text) => id.includes(text)));
  const model = await openModelOnDevice(device, async () => readFileSync(findModel(name)));
  const clips: HeardClip[] = [];
  for (const { id, path, language = null, speaker } of rows) {
    const file = join(dirname(manifest), path);
    const one = await (request.manner === "live" ? hearLive(model, file) : hear(model, file));
    if (one) clips.push({ id, spoken: language, speaker: speaker ?? id, ...one });
    const what = one?.found?.language ?? one?.segments.map(({ text }) => text).join("");
    process.stderr.write(`${id}: ${what ?? "cannot be read"}\n`);
  }
  if (heard !== undefined) writeFileSync(heard, `${JSON.stringify(clips, null, 1)}\n`);
  return clips;
}
