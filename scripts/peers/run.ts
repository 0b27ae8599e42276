import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { sampleRate } from "../../engine/index";
import { compileKernels } from "../setup/compileKernels";
import type { PeersRequest } from "./args";
import { type RaceAudio, readAudio } from "./audio";
import { type BenchPage, openBenchPage } from "./benchPage";
import type { Contender } from "./contender";
import { figuresOf } from "./figures";
import { installRivals } from "./packages";
import { QuietTurns } from "./quiet";
import { type Lane, race } from "./race";
import { sotto } from "./sotto";
import { remarks, table } from "./table";
import { transformers } from "./transformers";
import { whisperNative } from "./whisperNative";
import { whisperWasm } from "./whisperWasm";

/** What is told of a race besides its lanes. */
interface Conditions {
  readonly processor: string;
  readonly browser: string;
  readonly longSeconds: number | undefined;
  /** Turns before or after which something else was computing. */
  readonly disturbed: readonly string[];
}

/** Races who was asked for and prints the table; exits with 1 when someone failed. */
export async function run(request: PeersRequest): Promise<number> {
  const modules = resolve(request.modules ?? installRivals());
  const audio = await readAudio(request.clip, request.long);
  const longSeconds = audio.long && audio.long.length / sampleRate;
  const page = await openBenchPage({ modules, kernels: await compileKernels(), onnx: request.onnx, audio });
  const turns = new QuietTurns();
  try {
    const contenders = contendersOf(page, audio, request).filter(({ name }) => request.only.includes(name));
    const lanes = await race(contenders, { ...request, longSeconds }, (turn, work) => turns.take(turn, work));
    const conditions = {
      processor: processor(),
      browser: page.browserVersion,
      longSeconds,
      disturbed: turns.disturbed,
    };
    process.stdout.write(report(lanes, request, conditions));
    if (request.json !== undefined) writeJson(request.json, lanes, conditions);
    return lanes.some(({ note }) => note?.startsWith("failed")) ? 1 : 0;
  } finally {
    await page.close();
  }
}

function contendersOf(page: BenchPage, audio: RaceAudio, { onnx }: PeersRequest): readonly Contender[] {
  return [sotto(page), transformers(page, onnx), whisperNative(audio), whisperWasm(page)];
}

function report(
  lanes: readonly Lane[],
  { rounds, passes, tokens }: PeersRequest,
  { processor, browser, longSeconds, disturbed }: Conditions,
): string {
  const notes = [
    `${processor}; Chromium ${browser} without WebGPU; in turns, rounds: ${rounds}, passes a round: ${passes}, tokens a pass: ${tokens}.`,
    "Figures are medians; in brackets, how many times as long as Sotto. N counts passes, clips and long files.",
    ...(longSeconds === undefined ? ["No long audio was given (--long), so that column is left out."] : []),
    ...(disturbed.length > 0
      ? [`Something else was computing around ${disturbed.length} of the turns: run it again on a quiet machine.`]
      : []),
  ];
  return `${notes.join("\n")}\n\n${table(lanes, "Sotto", longSeconds)}\n${remarks(lanes)}`;
}

function writeJson(file: string, lanes: readonly Lane[], conditions: Conditions): void {
  const rows = lanes.map((lane) => ({ ...figuresOf(lane, conditions.longSeconds), ...lane }));
  writeFileSync(file, `${JSON.stringify({ ...conditions, rows }, null, 1)}\n`);
}

function processor(): string {
  return `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores`;
}
