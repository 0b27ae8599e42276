import { expect, test } from "vitest";
import { type StoredType, storedBlocks } from "../../files/storedTensor";
import { checkNumbers, checkScales } from "./finite";

/** Four blocks whose bytes are as large as they can be, but for finite scales; then one of them is not. */
function matrix(type: StoredType, at?: { readonly offset: number; readonly half: number }) {
  const { blockBytes } = storedBlocks[type];
  const data = new Uint8Array(4 * blockBytes).fill(0xff);
  const view = new DataView(data.buffer);
  for (let block = 0; block < 4; block++) {
    for (const offset of [0, 2]) view.setUint16(block * blockBytes + offset, 0xfbff, true);
  }
  if (at) view.setUint16(3 * blockBytes + at.offset, at.half, true);
  return { name: "the.weight", type, shape: [4, 32], data };
}

const sentence = "A weight scale of the.weight is infinite or no number; the model's file is damaged.";

test.each(["q4_0", "q4_1", "q5_0", "q5_1", "q8_0"] as const)("a scale of %s that is no number is found", (type) => {
  expect(() => checkScales(matrix(type))).not.toThrow();
  for (const half of [0x7c00, 0xfc00, 0x7e01])
    expect(() => checkScales(matrix(type, { offset: 0, half }))).toThrow(sentence);
});

test.each(["q4_1", "q5_1"] as const)("a minimum of %s that is no number is found", (type) => {
  expect(() => checkScales(matrix(type, { offset: 2, half: 0x7c00 }))).toThrow(sentence);
});

test("other bytes of a block are no scales", () => {
  expect(() => checkScales(matrix("q8_0", { offset: 4, half: 0x7c00 }))).not.toThrow();
  expect(() => checkScales({ name: "x", type: "f16", shape: [1], data: new Uint8Array([0, 0x7c]) })).not.toThrow();
});

test("a bias that is no number is found", () => {
  expect(() => checkNumbers("a.bias", Float32Array.of(0, -3.4e38))).not.toThrow();
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => checkNumbers("a.bias", Float32Array.of(0, wrong))).toThrow(
      "A number of a.bias is infinite or no number; the model's file is damaged.",
    );
});
