import { readFileSync, writeFileSync } from "node:fs";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "../transcribe/findModel";
import type { AccuracyRequest } from "./args";
import { type Clip, readClips, type SetName } from "./clips";
import { report, summarise } from "./report";
import { type ClipResult, runClip } from "./runClip";

/** Runs the clips that were asked for and prints what came out: 0 when every set keeps its promise, else 1. */
export async function run(request: AccuracyRequest): Promise<number> {
  const path = findModel(request.model);
  const model = await openModelOnDevice(request.device, async () => readFileSync(path));
  const clips = choose(request);
  const results: ClipResult[] = [];
  for (const clip of clips) {
    const result = await runClip(model, clip);
    results.push(result);
    const done = `${results.length}/${clips.length} ${clip.set} ${clip.id}`;
    process.stderr.write(`${done}: ${result.outcome}, ${result.took.toFixed(1)} s\n`);
  }
  const { adapter, arithmetic } = model.device().info;
  const summaries = request.sets.map((set) =>
    summarise(
      set,
      results.filter((result) => result.set === set),
    ),
  );
  process.stdout.write(`${request.model} on ${adapter} in ${arithmetic}\n\n${report(summaries, results)}`);
  if (request.json !== undefined) {
    const record = { model: request.model, adapter, arithmetic, summaries, clips: results };
    writeFileSync(request.json, `${JSON.stringify(record, null, 1)}\n`);
  }
  return summaries.every(({ kept }) => kept) ? 0 : 1;
}

/** Up to `limit` clips of every set; all clips of the folder in the repository are the set `eight`, those with a known transcript the set `dev`. */
function choose({ sets, source, only = "", limit }: AccuracyRequest): readonly Clip[] {
  const all = readClips(source).filter(({ id }) => id.includes(only));
  return sets.flatMap((set) => {
    const inSet = all.filter((clip) => isIn(clip, set)).map((clip) => ({ ...clip, set }));
    return inSet.slice(0, limit);
  });
}

function isIn(clip: Clip, set: SetName): boolean {
  if (set === "dev") return clip.truth !== undefined;
  return set === "eight" || clip.set === set;
}
