import { readFileSync } from "node:fs";
import { median } from "../../engine/bench/median";
import { holdAudio, timeSpeech } from "../../engine/bench/timeSpeech";
import { type AudioSource, type LoadedModel, loadModel } from "../../engine/index";
import { defaultOptions } from "../../engine/transcribeOptions";
import type { Backend } from "../../kernels/runtime/backend";
import { decodePath } from "../audio/decodePath";
import { findModel } from "../models/findModel";
import { openVad } from "../models/openVad";
import type { BenchRequest } from "./args";
import type { Row } from "./rows";

/**
 * Times a whole file with a real model: from its bytes on disk to the last segment, and from its samples on, which in the
 * page another worker decodes meanwhile. The model is loaded before, which is timed up to the first token of a silent window: with
 * what is compiled and the self-test, where nothing else was on the device before.
 */
export async function benchFile(
  backend: Backend,
  { file, model: modelName, batch }: Pick<BenchRequest, "file" | "model" | "batch">,
  samples: number,
): Promise<readonly Row[]> {
  const stored = readFileSync(findModel(modelName));
  const from = performance.now();
  const model = await loadModel(backend, stored);
  const loaded = performance.now() - from;
  await firstToken(model);
  const begun = performance.now() - from;
  const decoded = await holdAudio(await decodePath(file));
  const { seconds } = decoded;
  const fromBytes: number[] = [];
  const fromSamples: number[] = [];
  let words = 0;
  const transcribe = async (open: () => Promise<AudioSource>): Promise<number> => {
    const began = performance.now();
    const { text } = await timeSpeech(model, await open(), { ...defaultOptions, batch }, { openVad });
    words = text.split(/\s+/).length;
    return performance.now() - began;
  };
  for (let i = 0; i < samples; i++) {
    fromBytes.push(await transcribe(() => decodePath(file)));
    fromSamples.push(await transcribe(async () => decoded.open()));
  }
  const mode = batch === undefined ? "" : `, batches of ${batch}`;
  const row = (from: string, times: readonly number[]): Row => ({
    kind: "file",
    name: modelName,
    shape: `${seconds.toFixed(0)} s from its ${from}, ${words} words${mode}`,
    type: backend.info.arithmetic,
    median: median(times),
    samples,
    realtime: (seconds * 1000) / median(times),
  });
  const load = (shape: string, took: number): Row => ({
    ...{ kind: "file", name: modelName, shape, type: backend.info.arithmetic },
    ...{ median: took, samples: 1 },
  });
  return [
    load("loaded from stored weights", loaded),
    load("from stored weights to the first token", begun),
    row("bytes", fromBytes),
    row("samples", fromSamples),
  ];
}

/** Decodes the first token of a silent window. */
async function firstToken({ whisper, tokenizer, dims }: LoadedModel): Promise<void> {
  const features = whisper.encode([new Float32Array(2 * dims.nAudioCtx * dims.nMels)]);
  const { eot, noSpeech, sot } = tokenizer;
  const rules = { eot, noSpeech, suppress: [], suppressAtBegin: [], timestamps: undefined, sotIndex: 0 };
  await whisper.startDecoding(features, 1).generate([[sot]], rules, { maxTokens: 1 });
}
