import { expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import { kernelCases } from "../whisper/kernelCases";
import { measureKernel } from "./measureKernel";

test("a kernel is timed on its shape, and its rate follows from the median", async () => {
  const backend = await (openTestBackend["wasm in i16 without relaxed SIMD"] as () => Promise<Backend>)();
  const step = kernelCases(backend).find(({ shape }) => shape === "1×384×384 q5");
  if (!step) throw new Error("There is no such case");
  const figure = await measureKernel(backend, step, { most: 5, limit: 1000, repeats: 2 });
  expect(figure).toMatchObject({ shape: "1×384×384 q5", type: "i16", samples: 5 });
  expect(figure.name).toContain("matvec");
  expect(figure.median).toBeGreaterThan(0);
  expect(figure.gflops).toBeCloseTo((2 * 384 * 384) / figure.median / 1e6, 6);
  expect(figure.gbps).toBeCloseTo((384 * 384 * 6) / 8 / figure.median / 1e6, 6);
});

test("the shortest kernel takes a time, and weights that are not quantised are multiplied in their own type", async () => {
  const backend = await (openTestBackend["wasm in i16 without relaxed SIMD"] as () => Promise<Backend>)();
  const cases = kernelCases(backend);
  const typeOf = (shape: string) => cases.find((one) => one.shape === shape)?.type;
  expect(["1500×384×384 q5", "1500×384×384 f32", "6 heads × 1500²"].map(typeOf)).toEqual(["i16", "f32", "f32"]);
  const short = cases.find(({ shape }) => shape === "1×384");
  if (!short) throw new Error("There is no such case");
  const figure = await measureKernel(backend, short, { most: 3, limit: 1000, repeats: 1 });
  expect(figure.median).toBeGreaterThan(0);
});
