import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { type OpenedModel, openModel } from "../../device/openModel";
import type { ChosenDevice, DeviceServices } from "../../device/types";
import { collect } from "../../testing/collect";
import { failingCard } from "../../testing/failingCard";
import { wavSamples } from "../../testing/wav";
import { smallestDims, writeGgml } from "../../testing/writeGgml";
import { defaultOptions, type TranscribeOptions } from "../../transcribeOptions";
import type { Segment } from "../../transcript/types";
import { SileroVad } from "../../vad/sileroVad";
import { loadWhisper } from "../loadWhisper";

const file = writeGgml({ dims: { ...smallestDims, nAudioCtx: 1500, nTextCtx: 448 }, type: "q8_0", seed: 1 });
const vadFile = readFileSync(new URL("../../../public/models/silero_vad_16k.safetensors", import.meta.url));
const jfk = wavSamples("jfk-16k.wav");
const openCpu = openTestBackend["wasm in f32"] as () => Promise<Backend>;
const services: DeviceServices = { openGpu: () => Promise.reject(new Error("not asked for")), openCpu, version: "1" };

/** The recording at three places of 50 seconds, which is three batches and a part of one. */
function transcribe({ transcribe: run }: Pick<OpenedModel, "transcribe">, options: Partial<TranscribeOptions> = {}) {
  const samples = new Float32Array(50 * 16000);
  for (const second of [2, 18, 37]) samples.set(jfk, second * 16000);
  const pieces = Array.from({ length: 50 }, (_, i) => samples.slice(16000 * i, 16000 * (i + 1)));
  const source = { start: 0, seconds: 50, read: async () => pieces.shift() ?? null };
  const openVad = async () => SileroVad.fromFile(vadFile);
  const all = { ...defaultOptions, temperature: [0], sampleLen: 12, vad: {}, ...options };
  return collect(run(source, all, { openVad }));
}

const open = (device: ChosenDevice) => openModel({ device, services, readModel: async () => file, load: loadWhisper });

test("speech is found on the device, in memory that stays the same from file to file and is freed with the model", async () => {
  const card = await failingCard({ why: "no-webgpu" });
  const { backend, recorded } = card;
  for (let models = 0; models < 2; models++) {
    const model = await loadWhisper(backend, file);
    const { transcript } = await transcribe(model);
    expect(transcript.segments.length).toBeGreaterThan(0);
    const { memory } = backend;
    for (const batch of [undefined, undefined, 1]) await transcribe(model, { batch });
    expect(backend.memory).toBe(memory);
    model.dispose();
    expect(backend.memory).toBe(0);
  }
  // Once a model each: the program for much sound at once, and that for little.
  expect(recorded.filter((label) => label === "voice detector")).toHaveLength(4);
});

/** Frames of what a card did not live to compute are the host's, in f64, which changes probabilities in their fifth digit at most. */
function almost(segments: readonly Segment[]) {
  return segments.map((segment) => ({
    ...segment,
    avgLogprob: expect.closeTo(segment.avgLogprob, 4),
    noSpeechProb: expect.closeTo(segment.noSpeechProb, 4),
  }));
}

test.each([
  { failing: "while it looks for speech", floats: 1 },
  { failing: "after it has found all speech", words: 6 + 4 },
])("a card that is lost $failing is replaced, and the transcript is the same", async ({ failing: _, ...reads }) => {
  for (const batch of [undefined, 1]) {
    const whole = await open({
      backend: await openCpu(),
      info: { device: "cpu", adapter: "", arithmetic: "f32", software: true, reason: { why: "asked" } },
    });
    const wanted = await transcribe(whole, { batch });
    whole.dispose();
    const card = await failingCard({ ...reads, why: "no-webgpu" });
    const model = await open(card);
    const { events, transcript } = await transcribe(model, { batch });
    expect(events.filter(({ type }) => type === "recovered")).toHaveLength(1);
    expect(transcript.segments).toEqual(almost(wanted.transcript.segments));
    // And the next file's speech is found on the processor.
    const { memory } = model.device().backend;
    expect((await transcribe(model, { batch })).transcript.segments).toEqual(wanted.transcript.segments);
    const withVad = model.device().backend.memory;
    expect(withVad).toBeGreaterThan(memory);
    await transcribe(model, { batch });
    expect(model.device().backend.memory).toBe(withVad);
    model.device().backend.dispose();
  }
});
