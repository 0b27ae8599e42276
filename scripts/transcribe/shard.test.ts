import { expect, test } from "vitest";
import { isInShard, shardOf } from "./shard";

const files = Array.from({ length: 1000 }, (_, i) => `tapes/${i}.mp3`);

test("every file is in one part, whatever else there is, and parts are alike in size", () => {
  const sizes = [0, 0, 0];
  for (const file of files) {
    const parts = [1, 2, 3].filter((index) => isInShard(file, { index, count: 3 }));
    expect(parts).toHaveLength(1);
    const [part = 0] = parts;
    sizes[part - 1] = (sizes[part - 1] ?? 0) + 1;
  }
  for (const size of sizes) expect(Math.abs(size - 333)).toBeLessThan(60);
});

test("a path is the same however it is spelled", () => {
  const shard = shardOf("--shard", "1/2");
  for (const file of files) expect(isInShard(`./x/../${file}`, shard)).toBe(isInShard(file, shard));
});
