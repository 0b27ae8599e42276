import { readFileSync } from "node:fs";
import { logMel } from "../../engine/audio/logMel";
import { defaultOptions } from "../../engine/index";
import { decodeTail, timeTail } from "../../engine/stream/hypothesis";
import { openModelOnDevice } from "../device/deviceServices";
import { findModel } from "../transcribe/findModel";
import { samplesOf } from "./runClip";
export async function stages() {
  const model = await openModelOnDevice({ preference: "cpu", threads: undefined, precision: "i16" }, async () =>
    readFileSync(findModel("tiny.en-q5_1")),
  );
  const samples = await samplesOf("/work/shared/audio/read/ls-8226-274369-0022.flac");
  const mel = new Float32Array(3000 * 80);
  mel.set(logMel(samples, 80));
  const { whisper } = model;
  const t = () => performance.now();
  for (let i = 0; i < 6; i++) {
    const a = t();
    const features = whisper.encode([mel]);
    await whisper.startDecoding(features, 1).feed([[model.tokenizer.sot]]);
    const b = t();
    const w = {
      features,
      seek: 0,
      segmentSize: Math.floor(samples.length / 160),
      prompt: [],
      confirmed: [],
      openFrames: 1000,
    };
    const opts = { ...defaultOptions, language: "en" };
    const r = await decodeTail(model.transcriber, w, opts, { temperatures: [0] });
    const c = t();
    const items = await timeTail(model.transcriber, w, r, opts);
    const d = t();
    const half = items.slice(0, items.length - 6);
    const w2 = { ...w, confirmed: half, openFrames: 200, prompt: [...r.tokens, ...r.tokens, ...r.tokens, ...r.tokens] };
    const r2 = await decodeTail(model.transcriber, w2, opts, { temperatures: [0] });
    const e = t();
    const w3 = { ...w2, prompt: [] };
    await decodeTail(model.transcriber, w3, opts, { temperatures: [0] });
    const f = t();
    console.log(
      `encode ${(b - a).toFixed(0)} decode ${r.tokens.length} tokens ${(c - b).toFixed(0)} time ${(d - c).toFixed(0)}; tail ${r2.tokens.length} with prompt ${w2.prompt.length} ${(e - d).toFixed(0)}, without ${(f - e).toFixed(0)}`,
    );
  }
  process.exit(0);
}
