import { expect, test } from "vitest";
import { clusterVoices } from "./clusterVoices";
import type { TrackVoice } from "./hearVoices";
import { packVoice } from "./packedVoices";

/** A voice whose cosine to that of person 0 is given, of so many seconds. */
function voice(window: number, cosine: number, seconds: number): TrackVoice {
  const numbers = new Float32Array(256);
  numbers[0] = seconds * cosine;
  numbers[1] = seconds * Math.sqrt(1 - cosine ** 2);
  return { window, track: 0, seconds, voice: packVoice(numbers) };
}

test("two who speak long are two where a stretch of few seconds, as much alike, is one's own", () => {
  const [long, short] = [
    [voice(0, 1, 6), voice(1, 1, 6), voice(2, 0.5, 6), voice(3, 0.5, 6)],
    [voice(0, 1, 6), voice(1, 1, 6), voice(2, 0.5, 3)],
  ];
  expect(clusterVoices(long)).toHaveLength(2);
  expect(clusterVoices(short)).toHaveLength(1);
});

test("a stretch of few seconds that is like nobody is a speaker, where it has two seconds", () => {
  expect(clusterVoices([voice(0, 1, 6), voice(1, 0.2, 3)])).toHaveLength(2);
  expect(clusterVoices([voice(0, 1, 6), voice(1, 0.2, 1.8)])).toHaveLength(1);
});
