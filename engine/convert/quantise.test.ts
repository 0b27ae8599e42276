import { describe, expect, test } from "vitest";
import { seededNumbers } from "../../kernels/testing/data";
import { dequantize } from "../files/quantize";
import type { StoredType } from "../files/storedTensor";
import { goldenJson } from "../testing/goldens";
import { type KType, kTypes } from "./kBlocks";
import { expandNumbers } from "./numbers";
import { quantise } from "./quantise";

interface Golden {
  readonly numbers: string;
  readonly stored: Readonly<Record<Exclude<StoredType, "f32">, string>>;
  readonly k: Readonly<Record<KType, { readonly blocks: string; readonly numbers: string }>>;
}

const golden = goldenJson<Golden>("foreign/quantised.json");
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
const numbers = new Float32Array(bytesOf(golden.numbers).buffer);
const quantised = ["q4_0", "q4_1", "q5_0", "q5_1", "q8_0"] as const;

describe("to the bit as whisper.cpp's ggml", () => {
  test.each(["f16", ...quantised] as const)("%s is written", (type) => {
    expect(Buffer.compare(quantise(type, numbers), bytesOf(golden.stored[type]))).toBe(0);
  });

  test.each(kTypes)("%s is expanded", (type) => {
    const { blocks, numbers: wanted } = golden.k[type];
    expect(expandNumbers(type, bytesOf(blocks))).toEqual(new Float32Array(bytesOf(wanted).buffer));
  });
});

test("f32, f16 and bf16 are expanded exactly, from any byte on", () => {
  const from = (...bytes: number[]) => Uint8Array.from([0, ...bytes]).subarray(1);
  expect([...expandNumbers("bf16", from(0x80, 0x3f, 0x40, 0xc0))]).toEqual([1, -3]);
  expect([...expandNumbers("f16", from(0, 0x3c, 1, 0x80))]).toEqual([1, -(2 ** -24)]);
  expect([...expandNumbers("f32", from(0, 0, 0x80, 0x3f))]).toEqual([1]);
});

test("f32 stays what it is", () => {
  expect(new Float32Array(quantise("f32", numbers).slice().buffer)).toEqual(numbers);
});

test.each(quantised)("%s is no further from the numbers than half a step", (type) => {
  const values = seededNumbers(5, 3200);
  const shape = [values.length];
  const back = dequantize({ name: "", type, shape, data: quantise(type, values) });
  const steps = { q4_0: 8, q4_1: 7.5, q5_0: 16, q5_1: 15.5, q8_0: 127 }[type];
  for (let at = 0; at < values.length; at += 32) {
    const block = values.subarray(at, at + 32);
    const most = Math.max(...block.map(Math.abs));
    // The highest quant of a type around zero is one step short of the lowest.
    const allowed = type.endsWith("_0") && type !== "q8_0" ? most / steps : (0.55 * most) / steps;
    for (let i = 0; i < 32; i++) expect(Math.abs(back[at + i]! - block[i]!)).toBeLessThanOrEqual(allowed);
  }
});

test.each(["f32", "f16", ...quantised] as const)(
  "%s refuses what is no number, and f16 what it cannot hold",
  (type) => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const values = new Float32Array(64);
      values[40] = bad;
      expect(() => quantise(type, values)).toThrow(expect.objectContaining({ name: "model-corrupt" }));
    }
    const large = () => quantise(type, new Float32Array(32).fill(9e9));
    if (type === "f32") expect(large()).toHaveLength(128);
    else expect(large).toThrow(`numbers that ${type} cannot hold`);
  },
);
