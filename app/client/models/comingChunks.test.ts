import { expect, test } from "vitest";
import { chunkBytes, SottoError } from "../../../engine/index";
import { comingChunks } from "./comingChunks";

const bytes = 5 * chunkBytes + 2;
const chunk = (index: number) => new Uint8Array(index === 5 ? 2 : chunkBytes).fill(index + 1);

test("the beginning is there before the end, and four chunks are read at once", async () => {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const told: number[] = [];
  const file = comingChunks({
    bytes,
    chunks: 6,
    async read(index) {
      asked.push(index);
      await new Promise<void>((resolve) => {
        waiting[index] = resolve;
      });
      return chunk(index);
    },
    onBytes: (count) => told.push(count),
  });
  const next = () => new Promise((resolve) => setTimeout(resolve, 0));
  await next();
  expect(asked).toEqual([0, 1, 2, 3]);
  waiting[1]?.();
  waiting[0]?.();
  await file.until(chunkBytes + 1);
  expect([file.bytes[0], file.bytes[chunkBytes], file.bytes[2 * chunkBytes]]).toEqual([1, 2, 0]);
  await next();
  expect([...asked].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  for (const go of waiting) go();
  await file.until(bytes);
  expect([file.bytes.at(-3), file.bytes.at(-1)]).toEqual([5, 6]);
  expect(told.at(-1)).toBe(bytes);
});

test("who waits for a chunk that fails hears of it, and nobody else", async () => {
  const asked: number[] = [];
  const file = comingChunks({
    bytes,
    chunks: 6,
    async read(index) {
      asked.push(index);
      if (index === 1) throw new SottoError("model-corrupt", "damaged");
      return chunk(index);
    },
    onBytes: () => {},
  });
  await file.until(chunkBytes);
  await expect(file.until(bytes)).rejects.toMatchObject({ name: "model-corrupt" });
  expect(asked).not.toContain(5);
});
