import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseAlignmentHeads, headQuality } from "./chooseAlignmentHeads";

const sotLength = 2;
const nAudioCtx = 100;
const tokens = 20;

/** A head whose row ROW has its peak, some positions wide, at the position that it is given; -1 is flat attention. */
function head(positionOf: (row: number) => number): readonly number[] {
  return Array.from({ length: tokens * nAudioCtx }, (_, i) => {
    const position = positionOf(Math.floor(i / nAudioCtx));
    return position >= 0 && Math.abs((i % nAudioCtx) - position) <= 1 ? 9 : 0;
  });
}

const follows = head((row) => row * 5);
const lagsOnce = head((row) => (row === 9 ? 2 : row * 5));
const staysAtStart = head(() => 0);
const goesBack = head((row) => 99 - row * 5);
const looksAround = head((row) => (row * 37) % nAudioCtx);
const flat = head(() => -1);

function attention(...heads: readonly (readonly number[])[]) {
  return { scores: Float32Array.from(heads.flat()), heads: heads.length, tokens, positions: nAudioCtx };
}

function quality(scores: readonly number[]): number {
  return headQuality(attention(scores), 0, sotLength);
}

describe("a head", () => {
  test("is good where its attention goes forward with the text", () => {
    expect(quality(follows)).toBeGreaterThan(0.9);
    expect(quality(lagsOnce)).toBeLessThan(quality(follows));
    expect(quality(lagsOnce)).toBeGreaterThan(0.8);
  });

  test("is not where it stays, goes back, looks around or at nothing", () => {
    expect(quality(staysAtStart)).toBeLessThan(0.01);
    expect(quality(flat)).toBeLessThan(0.01);
    expect(quality(goesBack)).toBeLessThan(0.1);
    expect(quality(looksAround)).toBeLessThan(0.5);
  });

  test("has a quality of 0 to 1, whatever its attention is", () => {
    const scores = fc.array(fc.float({ min: -30, max: 30, noNaN: true }), {
      minLength: tokens * 10,
      maxLength: tokens * 10,
    });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 10 }), (values, positions) => {
        const found = headQuality({ scores: Float32Array.from(values), heads: 1, tokens, positions }, 0, sotLength);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the choice", () => {
  const candidates = [
    [2, 0],
    [2, 1],
    [3, 0],
    [3, 1],
  ] as const;

  test("takes the heads that follow the audio, in order", () => {
    const chosen = chooseAlignmentHeads(candidates, attention(lagsOnce, staysAtStart, goesBack, follows), sotLength);
    expect(chosen).toEqual([
      [2, 0],
      [3, 1],
    ]);
  });

  test("leaves out the lower half of the layers", () => {
    const ofAllLayers = [[1, 0], ...candidates.slice(0, 3)] as const;
    const chosen = chooseAlignmentHeads(ofAllLayers, attention(follows, follows, flat, lagsOnce), sotLength);
    expect(chosen).toEqual([
      [2, 0],
      [3, 0],
    ]);
  });

  test("is empty where no head looks anywhere", () => {
    expect(chooseAlignmentHeads(candidates.slice(0, 2), attention(flat, flat), sotLength)).toEqual([]);
  });

  test("takes ten heads at most, the best ones", () => {
    const many = Array.from({ length: 12 }, (_, i) => [3, i] as const);
    const scores = many.map(([, i]) => (i < 2 ? lagsOnce : follows));
    expect(chooseAlignmentHeads(many, attention(...scores), sotLength)).toEqual(many.slice(2));
  });
});
