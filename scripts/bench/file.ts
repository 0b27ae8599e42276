import { readFileSync } from "node:fs";
import { median } from "../../engine/bench/median";
import { holdAudio, timeSpeech } from "../../engine/bench/timeSpeech";
import { type AudioSource, loadModel } from "../../engine/index";
import { defaultOptions } from "../../engine/transcribeOptions";
import type { Backend } from "../../kernels/runtime/backend";
import { decodePath } from "../audio/decodePath";
import { findModel } from "../models/findModel";
import { openVad } from "../models/openVad";
import type { BenchRequest } from "./args";
import type { Row } from "./rows";

/**
 * Times a whole file with a real model: from its bytes on disk to the last segment, and from its samples on, which in the
 * page another worker decodes meanwhile. The model is loaded before.
 */
export async function benchFile(
  backend: Backend,
  { file, model: modelName, batch }: Pick<BenchRequest, "file" | "model" | "batch">,
  samples: number,
): Promise<readonly Row[]> {
  const model = await loadModel(backend, readFileSync(findModel(modelName)));
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
  return [row("bytes", fromBytes), row("samples", fromSamples)];
}
