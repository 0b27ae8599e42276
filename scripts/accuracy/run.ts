import { readFileSync, writeFileSync } from "node:fs";
import type { LoadedModel, OpenedModel } from "../../engine/index";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "../models/findModel";
import type { AccuracyRequest } from "./args";
import { type Clip, readClips, type SetName } from "./clips";
import { detectLanguages } from "./detectLanguages";
import { readKind } from "./kinds";
import { report, summarise } from "./report";
import { type ClipResult, runClip } from "./runClip";
import { type KindResult, runKind } from "./runKind";
import { runSpeakers } from "./runSpeakers";

/** Runs the clips that were asked for and prints what came out: 0 when every set keeps its promise, else 1. */
export async function run(request: AccuracyRequest): Promise<number> {
  if (request.speakers.length > 0) return runSpeakers(request);
  const path = findModel(request.model);
  const model = await openModelOnDevice(request.device, async () => readFileSync(path));
  if (request.kinds.length > 0) return runKinds(model, request);
  const clips = choose(request);
  if (request.detect) {
    process.stdout.write(await detectLanguages(model, clips, request.detect));
    return 0;
  }
  const results: ClipResult[] = [];
  for (const clip of clips) {
    const result = await runClip(model, clip, request.mode);
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

/** The goldens of other options: identical texts, word times and languages, and every case that differs. */
async function runKinds(
  model: OpenedModel<LoadedModel>,
  { kinds, source, only = "", limit, model: name }: AccuracyRequest,
): Promise<number> {
  const { adapter, arithmetic } = model.device().info;
  process.stdout.write(
    `${name} on ${adapter} in ${arithmetic}\n\n| kind | identical | times or probabilities |\n| --- | --- | --- |\n`,
  );
  const notes: string[] = [];
  for (const kind of kinds) {
    const cases = readKind(kind, source)
      .filter(({ id }) => id.includes(only))
      .slice(0, limit);
    const results: KindResult[] = [];
    for (const test of cases) {
      results.push(await runKind(kind, model, test));
      process.stderr.write(`${kind} ${results.length}/${cases.length} ${test.id} ${results.at(-1)?.note ?? ""}\n`);
    }
    const sum = (value: (result: KindResult) => number) => results.reduce((total, result) => total + value(result), 0);
    const [times, right] = [sum((result) => result.times), sum((result) => result.rightTimes)];
    const share = times === 0 ? "–" : `${right} of ${times}, ${((100 * right) / times).toFixed(1)} %`;
    const read = sum(({ unreadable }) => (unreadable ? 0 : 1));
    const left = read < cases.length ? `, ${cases.length - read} not readable` : "";
    process.stdout.write(`| ${kind} | ${sum(({ kept }) => (kept ? 1 : 0))} of ${read}${left} | ${share} |\n`);
    notes.push(...results.filter(({ note }) => note !== "").map(({ id, note }) => `- ${kind} ${id}: ${note}`));
  }
  process.stdout.write(notes.length > 0 ? `\nDifferent:\n${notes.join("\n")}\n` : "");
  return 0;
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
  if (set === "dev") return clip.truth !== undefined && clip.truth !== "";
  if (set === "nonspeech") return clip.truth === "";
  return set === "eight" || clip.set === set;
}
