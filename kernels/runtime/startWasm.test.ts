import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { startWasm, type WasmVariant } from "./startWasm";
import { createWasmBackend } from "./wasmBackend";

/** The module's answers to `dotBytes(127, 255)`, as engines were found to give them. */
test.each([
  [true, "VNNI: the second byte has no sign", 129540],
  [true, "SDOT: it has one", -508],
  [false, "three instructions, which hold the sum of two products within 16 bits", 65534],
  [false, "Node 20's quick compiler, which adds to a register that it has overwritten", 131068],
] as const)("%s: dot products of bytes are taken where they are one instruction (%s)", async (taken, _, found) => {
  const module = await WebAssembly.compile(readFileSync(moduleFile("simd")));
  const instantiate = vi.spyOn(WebAssembly, "instantiate");
  const answers = { exports: { run: () => {}, serve: () => {}, dotPeak: () => 0, dotBytes: () => found } };
  instantiate.mockResolvedValue(answers as never);
  vi.spyOn(WebAssembly, "validate").mockReturnValue(true);
  const instance = await startWasm({ threads: 1, compile: async () => module, startThread: () => {} });
  vi.restoreAllMocks();
  expect([instance.relaxed, instance.byteDots]).toEqual([true, taken]);
});

test("without relaxed SIMD nobody asks for dot products of bytes", async () => {
  const compile = () => WebAssembly.compile(readFileSync(moduleFile("simd")));
  const instance = await startWasm({ threads: 1, relaxed: false, compile, startThread: () => {} });
  expect(instance.byteDots).toBe(false);
});

test.each([1, 3])("of %i threads the helping ones are started with the first work, once", async (threads) => {
  const started: number[] = [];
  const instance = await startWasm({
    threads,
    relaxed: false,
    compile: (variant) => WebAssembly.compile(readFileSync(moduleFile(variant))),
    // They do not come up, which nobody waits for.
    startThread: ({ thread }) => started.push(thread),
  });
  expect(started).toEqual([]);
  const backend = createWasmBackend(instance, "f32");
  const x = backend.tensor("x", [1, 4]);
  const affine = backend.tensor("affine", [2, 4], "f32");
  backend.write(x, Float32Array.of(1, 2, 3, 4));
  backend.write(affine, Float32Array.of(1, 1, 1, 1, 0, 0, 0, 0));
  const program = await backend.record("norm", (verbs) => verbs.layerNorm({ x, y: x, affine, rows: 1, cols: 4 }));
  for (let i = 0; i < 2; i++) backend.submit([program]);
  expect(started.toSorted()).toEqual(Array.from({ length: threads - 1 }, (_, i) => i + 1));
  expect((await backend.readFloats(x))[3]).toBeCloseTo(1.3416, 3);
});

function moduleFile(variant: WasmVariant): string {
  return fileURLToPath(new URL(`../../dist/wasm/${variant}.wasm`, import.meta.url));
}
