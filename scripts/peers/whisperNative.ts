import { createRequire } from "node:module";
import { join } from "node:path";
import { findModel } from "../models/findModel";
import type { RaceAudio } from "./audio";
import type { Contender, Measurement, Task } from "./contender";
import { timed } from "./timed";

/** As much of @fugood/whisper.node as is used here. */
interface WhisperNode {
  initWhisper(
    options: { readonly filePath: string; readonly useGpu: boolean; readonly useFlashAttn: boolean },
    variant: "default",
  ): Promise<Context>;
}

interface Context {
  bench(threads: number): Promise<{ readonly config: string; readonly encodeMs: number; readonly decodeMs: number }>;
  transcribeData(pcm: ArrayBuffer, options: object): { readonly promise: Promise<{ readonly result: string }> };
  release(): Promise<void>;
}

/** whisper.cpp as a native program's library, on the processor. */
export function whisperNative(modules: string, audio: RaceAudio): Contender {
  return {
    name: "whisper.cpp",
    mostRounds: Number.POSITIVE_INFINITY,
    missing: () => undefined,
    measure: (task) => measure(modules, audio, task),
  };
}

async function measure(modules: string, { clip, long }: RaceAudio, task: Task): Promise<Measurement> {
  const whisper = createRequire(join(modules, "_"))("@fugood/whisper.node") as WhisperNode;
  const filePath = findModel(`${task.model}-q5_1`);
  const context = await whisper.initWhisper({ filePath, useGpu: false, useFlashAttn: true }, "default");
  // Greedy without fallback, as the others decode.
  const greedy = { temperature: 0, temperatureInc: 0, bestOf: 1, beamSize: -1 };
  const options = { language: "en", maxThreads: task.threads, ...greedy };
  const transcribe = async (samples: Float32Array) =>
    (await context.transcribeData(pcm(samples), options).promise).result;
  try {
    // Machine code needs no warming up.
    const [clipMs, text] = await timed(() => transcribe(clip));
    const [longMs] = long ? await timed(() => transcribe(long)) : [];
    return { ...(await ownBenchmark(context, task)), clipMs, text, longMs };
  } finally {
    await context.release();
  }
}

/** whisper.cpp's own benchmark, which besides feeds thousands of prompt tokens and so takes minutes: first round only. */
async function ownBenchmark(
  context: Context,
  { round, threads }: Task,
): Promise<Pick<Measurement, "numbers" | "passes">> {
  if (round > 1) return { numbers: "q5_1", passes: [] };
  const { config, encodeMs, decodeMs } = await context.bench(threads);
  const isPlain = process.arch === "x64" && !config.includes("AVX");
  return { numbers: isPlain ? "q5_1, no AVX" : "q5_1", passes: [{ encoderMs: encodeMs, tokenMs: decodeMs }] };
}

/** 16-bit samples. */
function pcm(samples: Float32Array): ArrayBuffer {
  return Int16Array.from(samples, (sample) => Math.max(-32768, Math.min(32767, Math.round(sample * 32768)))).buffer;
}
