import { expect, test } from "vitest";
import { type StoredType, storedBlocks } from "../../files/storedTensor";
import { checkNumbers } from "./finite";
import { packRows } from "./weights";

/** Four blocks whose bytes are as large as they can be, but for scales that are finite; then one of them is not. */
function matrix(type: StoredType, at?: { readonly offset: number; readonly half: number }) {
  const { blockBytes } = storedBlocks[type];
  const data = new Uint8Array(4 * blockBytes).fill(0xff);
  const view = new DataView(data.buffer);
  for (let block = 0; block < 4; block++) {
    for (const offset of [0, 2]) view.setUint16(block * blockBytes + offset, 0x6bff, true);
  }
  if (at) view.setUint16(3 * blockBytes + at.offset, at.half, true);
  return { name: "the.weight", type, shape: [4, 32], data };
}

const sentence = "A weight scale of the.weight is infinite or no number; the model's file is damaged.";

test.each(["q4_0", "q4_1", "q5_0", "q5_1", "q8_0"] as const)("a scale of %s that is no number is found", (type) => {
  expect(() => packRows([matrix(type)])).not.toThrow();
  expect(() => packRows([matrix(type), matrix(type, { offset: 0, half: 0x7e01 })])).toThrow(sentence);
  for (const half of [0x7c00, 0xfc00])
    expect(() => packRows([matrix(type, { offset: 0, half })])).toThrow(/^A weight scale of the\.weight is -?infinit/i);
});

test.each(["q4_1", "q5_1"] as const)("a minimum of %s that is no number is found", (type) => {
  expect(() => packRows([matrix(type, { offset: 2, half: 0x7c00 })])).toThrow(sentence);
});

test("other bytes of a block are no scales", () => {
  expect(() => packRows([matrix("q8_0", { offset: 4, half: 0x7c00 })])).not.toThrow();
});

test("a damaged matrix beside one of another type is found too", () => {
  expect(() => packRows([matrix("q8_0"), matrix("q5_1", { offset: 0, half: 0x7e01 })])).toThrow(
    "A number of the.weight is infinite or no number; the model's file is damaged.",
  );
});

test("a bias that is no number is found", () => {
  expect(() => checkNumbers("a.bias", Float32Array.of(0, -3.4e38))).not.toThrow();
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => checkNumbers("a.bias", Float32Array.of(0, wrong))).toThrow(
      "A number of a.bias is infinite or no number; the model's file is damaged.",
    );
});
