import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startWasm } from "./startWasm";
import { createWasmBackend } from "./wasmBackend";

test.each([1, 3])("of %i threads the helping ones are started with the first work, once", async (threads) => {
  const started: number[] = [];
  const instance = await startWasm({
    threads,
    relaxed: false,
    compile: (variant) =>
      WebAssembly.compile(readFileSync(fileURLToPath(new URL(`../../dist/wasm/${variant}.wasm`, import.meta.url)))),
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
