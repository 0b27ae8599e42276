import { expect, test } from "vitest";
import { f32, goldenTensors, i32 } from "./goldens";

test("reads f32 and i32 tensors with their shapes", () => {
  const tensors = goldenTensors("tiny.en-q5_1/tensors.safetensors");
  const mel = f32(tensors, "mel");
  expect(mel.shape).toEqual([80, 3000]);
  expect(mel.data.length).toBe(80 * 3000);
  expect(i32(tensors, "tokens").data[0]).toBe(50257);
});

test("a missing tensor and one of another type are errors", () => {
  const tensors = goldenTensors("tiny.en-q5_1/tensors.safetensors");
  expect(() => f32(tensors, "nothing")).toThrow("no f32 golden tensor nothing");
  expect(() => i32(tensors, "mel")).toThrow("no i32 golden tensor mel");
});
