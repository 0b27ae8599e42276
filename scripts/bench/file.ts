import { readFileSync } from "node:fs";
import { defaultOptions } from "../../engine/decoding/options";
import { loadModel } from "../../engine/index";
import type { Backend } from "../../kernels/runtime/backend";
import { decodePath } from "../audio/decodePath";
import { findModel } from "../transcribe/findModel";
import { openVad } from "../transcribe/openVad";
import type { BenchRequest } from "./args";
import { median, type Row } from "./rows";

/** Times a whole file with a real model, from its bytes on disk to the last segment; the model is loaded before. */
export async function benchFile(
  backend: Backend,
  { file, model: modelName, batch }: Pick<BenchRequest, "file" | "model" | "batch">,
  samples: number,
): Promise<readonly Row[]> {
  const model = await loadModel(backend, readFileSync(findModel(modelName)));
  const times: number[] = [];
  let seconds = 0;
  let words = 0;
  for (let i = 0; i < samples; i++) {
    const began = performance.now();
    const run = model.transcribe(await decodePath(file), { ...defaultOptions, batch }, { openVad });
    for (;;) {
      const { done, value } = await run.next();
      if (done) {
        words = value.text.split(/\s+/).length;
        break;
      }
      if (value.type === "progress") seconds = value.seconds;
    }
    times.push(performance.now() - began);
  }
  const took = median(times);
  const mode = batch === undefined ? "" : `, batches of ${batch}`;
  const shape = `${seconds.toFixed(0)} s, ${words} words${mode}`;
  return [
    {
      kind: "file",
      name: modelName,
      shape,
      type: backend.info.arithmetic,
      median: took,
      samples,
      realtime: (seconds * 1000) / took,
    },
  ];
}
