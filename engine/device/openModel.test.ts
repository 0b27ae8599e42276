import { expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import { SottoError } from "../errors";
import { drain } from "../events";
import { loadModel } from "../families";
import { noiseSource } from "../testing/audio";
import { failingCard } from "../testing/failingCard";
import { smallestDims, writeGgml } from "../testing/writeGgml";
import { defaultOptions } from "../transcribeOptions";
import type { TranscribeEvent } from "../transcript/types";
import { openModel } from "./openModel";
import type { ChosenDevice, DeviceServices } from "./types";

const file = writeGgml({ dims: { ...smallestDims, nAudioCtx: 1500, nTextCtx: 448 }, type: "q8_0", seed: 1 });
const openCpu = openTestBackend["wasm in f32"] as () => Promise<Backend>;

const services: DeviceServices = {
  openGpu: () => Promise.reject(new Error("not asked for")),
  openCpu,
  version: "1",
};

async function transcribeAll(device: ChosenDevice) {
  const model = await openModel({ load: loadModel, device, services, readModel: async () => file });
  const events: TranscribeEvent[] = [];
  const run = model.transcribe(noiseSource(70), { ...defaultOptions, sampleLen: 12 });
  const transcript = await drain(run, (event) => events.push(event));
  return { model, events, transcript };
}

test("a card that is lost in the second window is replaced by the processor, and the transcript is the same", async () => {
  const whole = await transcribeAll({
    backend: await openCpu(),
    info: { device: "cpu", adapter: "", arithmetic: "f32", software: true, reason: { why: "asked" } },
  });
  whole.model.dispose();
  const windows = whole.events.filter(({ type }) => type === "progress").length;
  expect(windows).toBeGreaterThan(2);
  // reads: one of the self-test's six steps each, then of twelve steps at six temperatures of the first window, and a few
  const { model, events, transcript } = await transcribeAll(
    await failingCard({ words: 6 + 6 * 12 + 4, why: "no-webgpu" }),
  );
  const recovered = events.filter((event) => event.type === "recovered");
  expect(recovered).toHaveLength(1);
  expect(recovered[0]).toMatchObject({
    device: { device: "cpu", reason: { why: "webgpu-failed", message: "The driver was reset." } },
  });
  expect((recovered[0] as { seconds: number }).seconds).toBeGreaterThan(0);
  expect(transcript.segments.map(({ tokens }) => tokens)).toEqual(
    whole.transcript.segments.map(({ tokens }) => tokens),
  );
  expect(model.device().info.device).toBe("cpu");
  model.dispose();
});

test("a card that the user insists on is not replaced", async () => {
  await expect(transcribeAll(await failingCard({ words: 6 + 4, why: "asked" }))).rejects.toMatchObject({
    name: "device-lost",
  });
});

test("a card that fails before the model is loaded is replaced at once", async () => {
  const device = await failingCard({ words: 0, why: "no-webgpu" });
  const model = await openModel({ load: loadModel, device, services, readModel: async () => file });
  expect(model.device().info).toMatchObject({ device: "cpu", reason: { why: "webgpu-failed" } });
  model.dispose();
});

test("a damaged model is not the card's fault", async () => {
  const device = await failingCard({ words: 100, why: "no-webgpu" });
  await expect(
    openModel({ load: loadModel, device, services, readModel: async () => file.subarray(0, 50) }),
  ).rejects.toMatchObject({
    name: "model-corrupt",
  });
  await expect(
    openModel({
      load: loadModel,
      device,
      services,
      readModel: () => Promise.reject(new SottoError("offline", "gone")),
    }),
  ).rejects.toMatchObject({ name: "offline" });
});
