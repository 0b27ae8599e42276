import { median } from "../../engine/bench/median";
import { BatchedVad } from "../../engine/vad/batchedVad";
import { batchSteps } from "../../engine/vad/deviceSteps";
import { createDeviceVad } from "../../engine/vad/deviceVad";
import { type SpeechDetector, stepByStep } from "../../engine/vad/speechDetector";
import { VadBatches } from "../../engine/vad/vadBatches";
import type { Backend } from "../../kernels/runtime/backend";
import { decodePath } from "../audio/decodePath";
import { openVad } from "../models/openVad";
import type { Row } from "./rows";

const seconds = 360;

/** Times the voice detector over six minutes: on the device, and once step by step as live text has it. */
export async function benchVad(backend: Backend, file: string, samples: number): Promise<readonly Row[]> {
  const audio = await longAudio(file);
  const model = await openVad();
  const vad = await createDeviceVad(backend, model.weights);
  const onDevice = () => new BatchedVad(model, (_, batch) => vad.hear(batch));
  // The first time is that of caches and threads.
  await time(onDevice(), audio);
  const memory = backend.memory;
  const times: number[] = [];
  for (let i = 0; i < samples; i++) times.push(await time(onDevice(), audio));
  const type = "f32";
  return [
    row(`voice detector, batches of ${batchSteps} steps`, median(times), { type, samples }),
    row("voice detector, plain TypeScript", await time(stepByStep(model), audio), { type: "f64", samples: 1 }),
    { kind: "memory", name: "voice detector", shape: "after 1 file", type, median: memory / 1e6, samples: 1 },
    {
      kind: "memory",
      name: "voice detector",
      shape: `after ${samples + 1} files`,
      type,
      median: backend.memory / 1e6,
      samples: 1,
    },
  ];
}

function row(name: string, took: number, rest: Pick<Row, "type" | "samples">): Row {
  return { kind: "stage", name, shape: `${seconds} s`, median: took, realtime: (seconds * 1000) / took, ...rest };
}

/** Milliseconds to the last region, in chunks of a second as files come. */
async function time(detector: SpeechDetector, audio: Float32Array): Promise<number> {
  const began = performance.now();
  const stream = new VadBatches(detector);
  for (let at = 0; at < audio.length; at += 16000) await stream.push(audio.subarray(at, at + 16000));
  await stream.end();
  return performance.now() - began;
}

/** The file, over and over. */
async function longAudio(file: string): Promise<Float32Array> {
  const audio = new Float32Array(seconds * 16000);
  const source = await decodePath(file);
  let length = 0;
  for (let chunk = await source.read(); chunk && length < audio.length; chunk = await source.read()) {
    audio.set(chunk.subarray(0, audio.length - length), length);
    length = Math.min(length + chunk.length, audio.length);
  }
  await source.close();
  if (length === 0) throw new Error(`${file} holds no audio.`);
  for (let at = length; at < audio.length; at += length) audio.copyWithin(at, 0, length);
  return audio;
}
