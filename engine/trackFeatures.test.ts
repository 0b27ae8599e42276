import { describe, expect, test } from "vitest";
import { CaptureBlocks } from "./audio/captureBlocks";
import type { FeatureSpec } from "./features";
import type { CapturedBlock } from "./stream/types";
import { wavSamples } from "./testing/wav";
import { TrackFeatures } from "./trackFeatures";
import { MelFeatures, melSpec } from "./whisper/logMel/melFeatures";

const jfk = wavSamples("jfk-16k.wav").subarray(0, 2 * 16000 + 77);
const spec = melSpec(80);

/** Blocks of the clip, with the frames that the capture was asked for. */
function blocksFor(features: FeatureSpec | undefined): readonly CapturedBlock[] {
  const capture = new CaptureBlocks({ features });
  return [...capture.push(jfk, 16000), ...capture.end()];
}

/** All frames that a model of 80 bands gets of blocks, and how often they had to be made. */
function hear(blocks: readonly CapturedBlock[]) {
  let made = 0;
  const track = new TrackFeatures(spec, () => {
    made++;
    return new MelFeatures(80);
  });
  const frames = blocks.flatMap((block) => [...track.framesOf(block)]);
  return { frames: [...frames, ...track.end()], made };
}

const brought = blocksFor(spec).flatMap(({ features }) => [...(features?.values ?? [])]);

test("frames that fit the model are used as they come", () => {
  expect(hear(blocksFor(spec))).toEqual({ frames: brought, made: 0 });
});

describe("the same frames are made of the samples where", () => {
  test.each([
    ["they are another model's", blocksFor(melSpec(128))],
    ["there are none, because no model was loaded", blocksFor(undefined)],
    [
      "a kept recording is read back",
      [
        { start: 0, samples: jfk.subarray(0, 20000) },
        { start: 1.25, samples: jfk.subarray(20000) },
      ],
    ],
    [
      "the first blocks are read back, and those that come later have frames",
      [{ start: 0, samples: jfk.subarray(0, 800) }, ...blocksFor(spec).slice(1)],
    ],
  ])("%s", (_, blocks) => {
    expect(hear(blocks)).toEqual({ frames: brought, made: 1 });
  });
});

test("frames that are missing in the middle of a track are an error, not a gap", () => {
  const [first, second] = blocksFor(spec);
  const { start, samples } = second!;
  expect(() => hear([first!, { start, samples }])).toThrow('without frames of "log-mel 80"');
});
