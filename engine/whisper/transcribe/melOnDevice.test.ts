import { expect, test } from "vitest";
import type { Backend } from "../../../kernels/runtime/backend";
import { openTestBackend } from "../../../kernels/testing/backends";
import { type OpenedModel, openModel } from "../../device/openModel";
import type { DeviceServices } from "../../device/types";
import { collect } from "../../testing/collect";
import { failingCard } from "../../testing/failingCard";
import { wavSamples } from "../../testing/wav";
import { smallestDims, writeGgml } from "../../testing/writeGgml";
import { defaultOptions } from "../../transcribeOptions";
import { loadWhisper } from "../loadWhisper";

const file = writeGgml({ dims: { ...smallestDims, nAudioCtx: 1500, nTextCtx: 448 }, type: "q8_0", seed: 1 });
const jfk = wavSamples("jfk-16k.wav");
const openCpu = openTestBackend["wasm in i16 without relaxed SIMD"] as () => Promise<Backend>;
const services: DeviceServices = { openGpu: () => Promise.reject(new Error("not asked for")), openCpu, version: "1" };

/** The recording twice, in a minute: six batches of frames and a rest. */
function transcribe({ transcribe: run }: Pick<OpenedModel, "transcribe">) {
  const samples = new Float32Array(62 * 16000);
  for (const second of [2, 37]) samples.set(jfk, second * 16000);
  const pieces = Array.from({ length: 62 }, (_, i) => samples.slice(16000 * i, 16000 * (i + 1)));
  const source = { start: 0, seconds: 62, read: async () => pieces.shift() ?? null };
  return collect(run(source, { ...defaultOptions, temperature: [0], sampleLen: 12 }));
}

test("frames come from the device, in memory that stays the same from file to file and is freed with the model", async () => {
  const { backend, recorded } = await failingCard({ why: "no-webgpu" });
  const model = await loadWhisper(backend, file);
  const { transcript } = await transcribe(model);
  expect(transcript.segments.length).toBeGreaterThan(0);
  const { memory } = backend;
  for (let i = 0; i < 2; i++) await transcribe(model);
  expect(backend.memory).toBe(memory);
  expect(recorded.filter((label) => label === "log-mel")).toHaveLength(1);
  model.dispose();
  expect(backend.memory).toBe(0);
});

test("where the graphics card is software, the host computes them", async () => {
  const { backend, recorded } = await failingCard({ why: "no-webgpu", submitsAhead: true });
  const model = await loadWhisper(backend, file);
  await transcribe(model);
  expect(recorded).not.toContain("log-mel");
  model.dispose();
});

/** Read-backs of floats by the self-test, which come before those of frames. */
const tested = 1;

test.each([1, 3, 7])(
  "a card that is lost at batch %i of frames is replaced, and the tokens are the same",
  async (batch) => {
    const whole = await loadWhisper(await openCpu(), file);
    const wanted = await transcribe(whole);
    whole.dispose();
    const card = await failingCard({ floats: tested + batch - 1, why: "no-webgpu" });
    const model = await openModel({ device: card, services, readModel: async () => file, load: loadWhisper });
    const { events, transcript } = await transcribe(model);
    expect(events.filter(({ type }) => type === "recovered")).toHaveLength(1);
    const said = ({ segments }: typeof transcript) =>
      segments.map(({ start, end, tokens }) => ({ start, end, tokens }));
    expect(said(transcript)).toEqual(said(wanted.transcript));
    model.device().backend.dispose();
  },
);
