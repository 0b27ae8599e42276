import { expect, test } from "vitest";
import { seededRandom } from "../testing/data";
import { WasmMemory } from "./wasmMemory";

const FIRST = 65536;

function memoryOf(pages = 2): { memory: WasmMemory; wasm: WebAssembly.Memory } {
  const wasm = new WebAssembly.Memory({ initial: 2, maximum: pages });
  return { memory: new WasmMemory(wasm), wasm };
}

test("blocks begin at cache lines, one behind the other", () => {
  const { memory } = memoryOf();
  expect([1, 64, 65].map((bytes) => memory.allocate("x", bytes))).toEqual([FIRST, FIRST + 64, FIRST + 128]);
  expect(memory.used).toBe(256);
});

test("what was freed is given out again, zeroed, the first that is long enough", () => {
  const { memory } = memoryOf();
  const [a, , c] = ["a", "b", "c", "d"].map((label) => memory.allocate(label, 256)) as [number, number, number, number];
  memory.write(c, Uint32Array.of(1, 2, 3));
  memory.free(a);
  memory.free(c);
  expect(memory.allocate("longer", 257)).toBe(FIRST + 4 * 256);
  expect(memory.allocate("short", 100)).toBe(a);
  expect(memory.allocate("long", 200)).toBe(c);
  expect([...new Uint32Array(memory.read(c, 12))]).toEqual([0, 0, 0]);
  expect(memory.allocate("short", 128)).toBe(a + 128);
});

test("neighbours that were freed are one block, in whichever order", () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [0, 2, 1],
    [1, 0, 2],
  ]) {
    const { memory } = memoryOf();
    const blocks = ["a", "b", "c"].map((label) => memory.allocate(label, 64));
    memory.allocate("last", 64);
    for (const i of order) memory.free(blocks[i] as number);
    expect(memory.allocate("all three", 192)).toBe(FIRST);
  }
});

test("once all is freed nothing is left over, and nothing has grown", () => {
  const { memory, wasm } = memoryOf(64);
  const random = seededRandom(1);
  const held: { address: number; bytes: number; word: number }[] = [];
  let longest = 0;
  for (let round = 0; round < 40; round++) {
    for (let i = 0; i < 50; i++) {
      if (random() < 0.6 || held.length === 0) {
        const bytes = 4 + Math.floor(random() * 5000);
        const address = memory.allocate("x", bytes);
        const words = new Uint32Array(memory.read(address, bytes - (bytes % 4)));
        expect(words.every((word) => word === 0)).toBe(true);
        const word = Math.floor(random() * 2 ** 32);
        memory.write(address, words.fill(word));
        held.push({ address, bytes, word });
      } else {
        const [gone] = held.splice(Math.floor(random() * held.length), 1);
        memory.free(gone?.address as number);
      }
    }
    for (const { address, bytes, word } of held) {
      expect(new Uint32Array(memory.read(address, bytes - (bytes % 4))).every((found) => found === word)).toBe(true);
    }
    for (const { address } of held.splice(0)) memory.free(address);
    expect(memory.used).toBe(0);
    expect(memory.allocate("first", 1)).toBe(FIRST);
    memory.free(FIRST);
    longest = Math.max(longest, wasm.buffer.byteLength);
  }
  expect(longest).toBeLessThan(64 * 65536);
});

test("what is lent is there while it is used, and free afterwards", () => {
  const { memory } = memoryOf();
  let seen: number[] = [];
  memory.stage("words", Uint32Array.of(4, 5), (address) => {
    seen = [...new Uint32Array(memory.read(address, 8))];
  });
  expect(seen).toEqual([4, 5]);
  expect(memory.used).toBe(0);
  expect([...new Uint32Array(memory.read(memory.allocate("x", 8), 8))]).toEqual([0, 0]);
});

test("more than there is, and what was never given out, are errors that say so", () => {
  const { memory } = memoryOf(3);
  expect(() => memory.allocate("weights", 4 * 65536)).toThrow(RangeError);
  expect(() => memory.allocate("weights", 4 * 65536)).toThrow("weights needs 1 MB of memory besides the 0 MB held");
  expect(memory.used).toBe(0);
  expect(() => memory.free(12)).toThrow("Nothing was given out at 12");
});
