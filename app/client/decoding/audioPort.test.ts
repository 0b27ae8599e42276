import { expect, test } from "vitest";
import type { Gap } from "../../../engine/index";
import { audioSource, serveAudio } from "./audioPort";

test("samples cross in order, each with the gaps that lie before it; empty chunks do not", async () => {
  const { port1, port2 } = new MessageChannel();
  const gaps: Gap[] = [];
  const found: (Gap | undefined)[] = [{ start: 3, end: 4.5 }, undefined, { start: 6, end: 7 }];
  const chunks = [new Float32Array(3), new Float32Array(), new Float32Array(2)];
  const span = serveAudio(port1, {
    start: 3,
    seconds: 4,
    gaps,
    async read() {
      const gap = found.shift();
      if (gap) gaps.push(gap);
      return chunks.shift() ?? null;
    },
  });
  const audio = audioSource({ ...span, port: port2 });
  expect([audio.start, audio.seconds, audio.gaps]).toEqual([3, 4, []]);
  expect(await audio.read()).toHaveLength(3);
  expect(audio.gaps).toEqual([{ start: 3, end: 4.5 }]);
  expect(await audio.read()).toHaveLength(2);
  expect(audio.gaps).toEqual([
    { start: 3, end: 4.5 },
    { start: 6, end: 7 },
  ]);
  expect(await audio.read()).toBeNull();
  void audio.close();
});

test("the next chunk is read while one is heard, and no more than that; its failure is told to who reads on", async () => {
  const { port1, port2 } = new MessageChannel();
  let reads = 0;
  const span = serveAudio(port1, {
    start: 0,
    seconds: 2,
    async read() {
      reads++;
      if (reads > 2) throw new Error("broken");
      return new Float32Array(reads);
    },
  });
  const audio = audioSource({ ...span, port: port2 });
  const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
  await turn();
  expect(reads).toBe(0);
  expect(await audio.read()).toHaveLength(1);
  await turn();
  expect(reads).toBe(2);
  expect(await audio.read()).toHaveLength(2);
  await turn();
  expect(reads).toBe(3);
  await expect(audio.read()).rejects.toThrow("broken");
  void audio.close();
});
