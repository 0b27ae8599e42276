import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { openTestWasm } from "../../kernels/testing/wasm";
import { CaptureBlocks } from "../audio/captureBlocks";
import { type LoadedModel, loadModel } from "../families";
import { followLive } from "../testing/followLive";
import { confirmedSegments, playStream } from "../testing/playLive";
import { wavSamples } from "../testing/wav";
import { defaultOptions } from "../transcribeOptions";
import { SileroVad } from "../vad/sileroVad";
import { listen } from "../whisper/live/listen";
import type { Whisper } from "../whisper/model/types";
import { StreamTranscriber } from "./streamTranscriber";

const models = new URL("../../public/models/", import.meta.url);
const said = "and so my fellow americans ask not what your country can do for you ask what you can do for your country";
/** Milliseconds that a hypothesis is said to take. */
const cost = 900;

let model: LoadedModel;
beforeAll(async () => {
  const backend = await openTestWasm({ precision: "i16", relaxed: true, threads: 2 });
  model = await loadModel(backend, readFileSync(new URL("ggml-tiny.en-q5_1.bin", models)));
  return () => model.dispose();
});

/** The model, whose hypotheses take their time on the clock. */
function onClock({ whisper, tokenizer }: LoadedModel, hypothesis: () => void) {
  const timed: Whisper = {
    dims: whisper.dims,
    prepare: (shape) => whisper.prepare(shape),
    encode: (mel) => {
      hypothesis();
      return whisper.encode(mel);
    },
    startDecoding: (features, sequences) => whisper.startDecoding(features, sequences),
    dispose: () => {},
  };
  return { whisper: timed, tokenizer };
}

test("a real recording is written down while it is spoken", async () => {
  const capture = new CaptureBlocks({ features: model.features });
  const blocks = [...capture.push(wavSamples("jfk-16k.wav"), 16000), ...capture.end()];
  let now = 0;
  const clock = {
    now: () => now,
    skipTo: (milliseconds: number) => {
      now = Math.max(now, milliseconds);
    },
  };
  const transcriber = onClock(model, () => {
    now += cost;
  });
  const openVad = async () => SileroVad.fromFile(readFileSync(new URL("silero_vad_16k.safetensors", models)));
  const stream = new StreamTranscriber(listen(transcriber, defaultOptions), defaultOptions, {
    openVad,
    now: clock.now,
  });
  const events = await playStream(stream, blocks, clock);
  const shown = followLive(events).map(plain);
  expect(shown.at(-1)).toBe(said);
  // The third phrase is shown and partly confirmed before it ends at 7.6 s.
  const early = events.findIndex((_, i) => shown[i]!.includes("what your country can"));
  expect(events[early]!.at).toBeLessThan(8.5);
  const segments = confirmedSegments(events);
  const words = segments.flatMap((segment) => segment.words ?? []);
  expect(words).toHaveLength(22);
  for (const [word, time] of [
    [words[0]!.start, 0.3],
    [words.find(({ word }) => word.toLowerCase() === " ask")!.start, 3.27],
    [words.at(-1)!.end, 10.6],
  ] as const) {
    expect(Math.abs(word - time)).toBeLessThan(0.5);
  }
  expect(words.map(({ word }) => word).join("")).toBe(segments.map(({ text }) => text).join(""));
});

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .trim();
}
