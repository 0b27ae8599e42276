import { beforeAll, describe, expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import { expectClose } from "../../kernels/testing/compare";
import { seededNumbers } from "../../kernels/testing/data";
import { randomDims, randomModel } from "../testing/randomModel";
import type { AudioFeatures, Whisper } from "./types";
import { createWhisper } from "./whisper";

const { nVocab, nAudioCtx, nTextCtx } = randomDims;
const frames = 2 * nAudioCtx * randomDims.nMels;

describe.each(Object.keys(openTestBackend))("sequences on %s", (name) => {
  let whisper: Whisper;
  let features: AudioFeatures;
  beforeAll(async () => {
    whisper = await createWhisper(await (openTestBackend[name] as () => Promise<Backend>)(), randomModel());
    features = whisper.encode([seededNumbers(1, frames)]);
    return () => whisper.dispose();
  });

  test("`feed` gives the logits of the last tokens and of start-of-transcript, as `step` does", async () => {
    await whisper.prepare({ windows: 1, sequences: 2 });
    const prompts = [
      [7, 8, 9],
      [7, 100, 2000],
    ];
    const all = await whisper.startDecoding(features, 2).step(prompts);
    const inference = whisper.startDecoding(features, 2);
    const { last, sot } = await inference.feed(prompts, 1);
    const rowOf = (sequence: number, t: number) =>
      all.subarray((sequence * 3 + t) * nVocab, (sequence * 3 + t + 1) * nVocab);
    for (const s of [0, 1]) {
      expectClose(last[s] ?? [], rowOf(s, 2), 2e-5, `last of ${s}`);
      expectClose(sot?.[s] ?? [], rowOf(s, 1), 2e-5, `start of ${s}`);
    }
    const next = await inference.feed([[5], [6]]);
    const longer = await whisper.startDecoding(features, 2).step(prompts.map((prompt, s) => [...prompt, 5 + s]));
    for (const s of [0, 1]) {
      expectClose(
        next.last[s] ?? [],
        longer.subarray((s * 4 + 3) * nVocab, (s * 4 + 4) * nVocab),
        2e-5,
        `next of ${s}`,
      );
    }
    expect(next.sot).toBeUndefined();
    const alone = await whisper.startDecoding(features, 2).feed([[7], [8]], 0);
    const single = await whisper.startDecoding(features, 2).step([[7], [8]]);
    for (const s of [0, 1]) {
      const wanted = single.subarray(s * nVocab, (s + 1) * nVocab);
      expectClose(alone.last[s] ?? [], wanted, 2e-5, `single token of ${s}`);
      expectClose(alone.sot?.[s] ?? [], wanted, 2e-5, `single start of ${s}`);
    }
  });

  test("after `reorder` a sequence goes on as the one that it was told to be", async () => {
    await whisper.prepare({ windows: 1, sequences: 3 });
    const prompts = [
      [7, 8],
      [9, 10],
      [11, 12],
    ];
    const inference = whisper.startDecoding(features, 3);
    await inference.feed(prompts);
    inference.reorder([2, 0, 0]);
    const { last } = await inference.feed([[1], [1], [2]]);
    const wanted = await whisper.startDecoding(features, 3).step([
      [11, 12, 1],
      [7, 8, 1],
      [7, 8, 2],
    ]);
    for (const s of [0, 1, 2]) {
      expectClose(last[s] ?? [], wanted.subarray((s * 3 + 2) * nVocab, (s * 3 + 3) * nVocab), 2e-5, `sequence ${s}`);
    }
  });

  test("`align` gives the logits of `step`, and scores that tell windows and tokens apart", async () => {
    const tokens = Array.from({ length: nTextCtx - 1 }, (_, i) => (i * 37) % nVocab);
    const heads = [
      [1, 0],
      [0, 0],
    ] as const;
    const { scores, logits } = await whisper.startDecoding(features, 1).align(tokens, heads);
    expectClose(logits, await whisper.startDecoding(features, 1).step([tokens]), 2e-5, "logits");
    expect(scores.length).toBe(heads.length * tokens.length * nAudioCtx);
    const rows = new Set(
      Array.from({ length: heads.length * tokens.length }, (_, row) =>
        String(scores.subarray(row * nAudioCtx, (row + 1) * nAudioCtx)),
      ),
    );
    expect(rows.size).toBe(heads.length * tokens.length);
    expect(scores.every(Number.isFinite)).toBe(true);
  });

  test("what was not prepared is refused, and preparing twice takes no more memory", async () => {
    expect(() => whisper.startDecoding(features, 7)).toThrow("7 sequences over 1 windows were not prepared");
    await expect(whisper.prepare({ windows: 2, sequences: 3 })).rejects.toThrow(RangeError);
    await whisper.prepare({ windows: 2, sequences: 4 });
    const both = whisper.encode([seededNumbers(1, frames), seededNumbers(2, frames)]);
    const { last } = await whisper.startDecoding(both, 4).feed([[3], [3], [3], [3]]);
    expectClose(last[1] ?? [], last[0] ?? [], 2e-5, "one window");
    expect(String(last[2])).not.toBe(String(last[0]));
  });
});
