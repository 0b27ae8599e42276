import { expect, test } from "vitest";
import { fromPcm, toPcm } from "./pcm";
import { toWav } from "./wav";

const track = (...values: readonly number[]) => new Blob([toPcm(Float32Array.from(values, (value) => value / 32768))]);
const samplesOf = async (wav: Blob) =>
  [...fromPcm(new Uint8Array(await wav.slice(44).arrayBuffer()))].map((value) => value * 32768);

test("a track becomes a WAV file of the same samples; half a sample at its end is left out", async () => {
  const wav = await toWav([new Blob([track(1, -2, 32767), Uint8Array.of(7)])]);
  const head = new DataView(await wav.slice(0, 44).arrayBuffer());
  expect([
    head.getUint32(4, true),
    head.getUint32(24, true),
    head.getUint16(34, true),
    head.getUint32(40, true),
  ]).toEqual([36 + 6, 16000, 16, 6]);
  expect(await samplesOf(wav)).toEqual([1, -2, 32767]);
});

test("two tracks are added, the shorter one with silence behind it, and what is too loud is cut off", async () => {
  expect(await samplesOf(await toWav([track(1, 2, 30000), track(10, 20, 30000, 40)]))).toEqual([11, 22, 32767, 40]);
});

test("16 bits keep what they can hold and cut off the rest", () => {
  expect([...fromPcm(toPcm(Float32Array.of(1.5, -1.5, 0.5)))]).toEqual([32767 / 32768, -1, 0.5]);
});
