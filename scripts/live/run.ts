import { readFileSync, writeFileSync } from "node:fs";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "../models/findModel";
import { openLiveSpeakers } from "../models/openSpeakers";
import { usualSpeakers } from "../models/usualSpeakers";
import type { LiveBenchRequest } from "./args";
import { readClips } from "./clips";
import { report } from "./report";
import { type LiveResult, runClip } from "./runClip";

/** Plays the clips that were asked for and prints what came out: 0, or 1 where confirmed text changed. */
export async function run({ device, sets, ...request }: LiveBenchRequest): Promise<number> {
  const model = await openModelOnDevice(device, async () => readFileSync(findModel(request.model)));
  const language = model.languages.length > 1 ? request.language : "en";
  const speakers = request.speakers ? await openLiveSpeakers(usualSpeakers(), model.device().backend) : undefined;
  const results: LiveResult[] = [];
  for (const set of sets) {
    const clips = readClips(request.manifest, set, language).filter(({ id }) =>
      request.only.some((text) => id.includes(text)),
    );
    for (const clip of clips.slice(0, request.limit)) {
      const result = await runClip(model, clip, { language, cost: request.cost, speakers });
      results.push(result);
      process.stderr.write(`${set} ${clip.id}: ${summary(result)}\n`);
    }
  }
  const { adapter, arithmetic } = model.device().info;
  process.stdout.write(`${request.model} on ${adapter} in ${arithmetic}\n\n${report(sets, results)}`);
  if (request.json !== undefined) writeFileSync(request.json, `${JSON.stringify(results, null, 1)}\n`);
  return results.some(({ change }) => change !== undefined) ? 1 : 0;
}

function summary({ words, truth, seconds, computed, telling }: LiveResult): string {
  const errors = truth ? `${truth.errors} errors of ${truth.words} (as a file ${truth.fileErrors})` : `${words} words`;
  const told = telling > 0 ? `, ${telling.toFixed(1)} s of it for who speaks` : "";
  return `${errors}, ${computed.toFixed(1)} s of computing for ${seconds.toFixed(1)} s${told}`;
}
