import { expect, test } from "vitest";
import { activityOf, frameSeconds, packActivity } from "./activity";
import { clusterVoices } from "./clusterVoices";
import { foundSpeakers } from "./foundSpeakers";
import type { HeardVoices, TrackVoice } from "./hearVoices";
import { type Look, packLooks, packVoice } from "./packedVoices";
import { classes, windowFrames } from "./segmentation";
import { speakerTurns } from "./speakerTurns";

/** Voices of two people, nearly at right angles. */
function voice(person: number, noise = 0): Float32Array {
  return Float32Array.from({ length: 256 }, (_, i) => (i % 2 === person ? 1 / Math.sqrt(128) : noise));
}

/** Windows whose frames have the class that is said for their second. */
function window(start: number, classAt: (second: number) => number) {
  const logarithms = new Float32Array(windowFrames * classes).fill(-20);
  for (let frame = 0; frame < windowFrames; frame++) {
    logarithms[frame * classes + classAt(start + frame * frameSeconds)] = 0;
  }
  return packActivity(activityOf(start * 16_000, logarithms));
}

function track(window: number, track: number, person: number, seconds = 4): TrackVoice {
  return { window, track, seconds, voice: packVoice(voice(person, 0.01 * window).map((x) => seconds * x)) };
}

function look(from: number, person: number): Look {
  return { from, to: from + 0.32, voice: voice(person) };
}

/** One speaks from 1 to 4, the other from 5 to 9, both from 7 to 8; in the second window their tracks are the other way round. */
const heard: HeardVoices = {
  seconds: 15,
  windows: [
    window(0, (s) => (s >= 7 && s < 8 ? 4 : s >= 5 && s < 9 ? 2 : s >= 1 && s < 4 ? 1 : 0)),
    window(5, (s) => (s >= 7 && s < 8 ? 4 : s >= 5 && s < 9 ? 1 : 0)),
  ],
  voices: [track(0, 0, 0), track(0, 1, 1), track(1, 0, 1), track(1, 1, 0, 0.3)],
  looks: [packLooks([look(2, 0), look(5.2, 1)])],
};

test("two speakers are found by their voices, and their turns over windows whose tracks are named anew", () => {
  const speakers = clusterVoices(heard.voices);
  expect(speakers).toHaveLength(2);
  // In the order in which they are heard, whichever voice comes first.
  const { turns, voices } = foundSpeakers(heard, speakers.toReversed());
  expect(voices.map(({ voice }) => speakers.indexOf(voice))).toEqual(
    foundSpeakers(heard, speakers).voices.map(({ voice }) => speakers.indexOf(voice)),
  );
  // The second speaks alone from 5 to 7 and from 8 to 9.
  expect(voices.map(({ seconds }) => Math.round(10 * seconds) / 10)).toEqual([3, 3]);
  const rounded = turns.map(({ start, end, speaker }) => [
    speaker,
    Math.round(10 * start) / 10,
    Math.round(10 * end) / 10,
  ]);
  expect(rounded).toEqual([
    [0, 1, 4],
    [1, 5, 9],
    [0, 7, 8],
  ]);
});

test("as many speakers as are asked for", () => {
  expect(clusterVoices(heard.voices, { least: 1, most: 1 })).toHaveLength(1);
  expect(clusterVoices(heard.voices, { least: 3, most: 3 })).toHaveLength(3);
});

test("nobody", () => {
  expect(clusterVoices([])).toEqual([]);
  expect(speakerTurns({ ...heard, voices: [] }, [])).toEqual([]);
});
