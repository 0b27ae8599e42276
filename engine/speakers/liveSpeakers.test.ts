import { expect, test } from "vitest";
import { type LiveSpeakerEvent, LiveSpeakers } from "./liveSpeakers";
import { classes, frameSamples, windowFrames } from "./segmentation";

/** A sample of sound in which person n speaks is n + 1. */
function said(...stretches: readonly (readonly [person: number, seconds: number])[]): Float32Array {
  return Float32Array.from(stretches.flatMap(([person, seconds]) => new Array(seconds * 16_000).fill(person + 1)));
}

/** Networks that know who speaks: a track for each person of a window, as they come, and a voice for each. */
function networks(voiceOf: (person: number) => Float32Array) {
  let window: Float32Array = new Float32Array(0);
  const personAt = (sample: number) => (window[Math.min(sample, window.length - 1)] ?? 0) - 1;
  return {
    segmentation: {
      hear: async ([samples]: readonly Float32Array[]) => {
        window = samples!;
        const found: number[] = [];
        const logarithms = new Float32Array(windowFrames * classes).fill(-20);
        for (let frame = 0; frame < windowFrames; frame++) {
          const person = personAt(frame * frameSamples + 495);
          if (person >= 0 && !found.includes(person)) found.push(person);
          logarithms[frame * classes + 1 + found.indexOf(person)] = 0;
        }
        return [logarithms];
      },
    },
    voice: {
      steps: 125,
      hear: () => {},
      voices: async (choices: readonly Float32Array[]) =>
        choices.map((steps) => voiceOf(personAt(steps.indexOf(1) * 1280 + 640))),
    },
  };
}

/** A direction by its angle. */
function at(degrees: number): Float32Array {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
}

async function hear(live: LiveSpeakers, sound: Float32Array): Promise<readonly LiveSpeakerEvent[]> {
  const events: LiveSpeakerEvent[] = [];
  for (let i = 0; i < sound.length; i += 8000) events.push(...(await live.add(sound.subarray(i, i + 8000))));
  return [...events, ...(await live.end())];
}

/** Turns with those that go on in the next event put together. */
function turnsOf(events: readonly LiveSpeakerEvent[]) {
  const all: { speaker: number; start: number; end: number }[] = [];
  for (const event of events) {
    if (event.type !== "turns") continue;
    for (const turn of event.turns) {
      const last = all.at(-1);
      if (last?.speaker === turn.speaker && turn.start - last.end < 0.1) last.end = turn.end;
      else all.push({ ...turn });
    }
  }
  return all.map(({ speaker, start, end }) => [speaker, Math.round(start), Math.round(end)]);
}

test("speakers keep their numbers, whichever tracks they are, and turns are told up to the end without a gap", async () => {
  const live = new LiveSpeakers(networks((person) => at(90 * person)));
  const events = await hear(live, said([0, 6], [1, 8], [0, 7], [-1, 4], [1, 3]));
  expect(events.map((event) => event.type === "turns" && event.until)).toEqual([7.5, 12.5, 17.5, 22.5, 28]);
  expect(turnsOf(events)).toEqual([
    [0, 0, 6],
    [1, 6, 14],
    [0, 14, 21],
    [1, 25, 28],
  ]);
});

test("two numbers of one speaker are merged into the first by an event, and the second is never told again", async () => {
  // Person 0 is heard in two ways that are not alike, and then in one between them.
  const live = new LiveSpeakers(networks((way) => at([0, 66, 33][way]!)));
  const events = await hear(live, said([0, 15], [1, 15], [2, 40]));
  const merged = events.findIndex(({ type }) => type === "merged");
  expect(events[merged]).toEqual({ type: "merged", speaker: 1, into: 0 });
  const numbersIn = (some: readonly LiveSpeakerEvent[]) => [...new Set(turnsOf(some).map(([speaker]) => speaker))];
  expect(numbersIn(events.slice(0, merged))).toEqual([0, 1]);
  expect(numbersIn(events.slice(merged))).toEqual([0]);
});

test("silence is nobody's, and sound too short for a window is heard at its end", async () => {
  const one = networks(() => at(0));
  expect(turnsOf(await hear(new LiveSpeakers(one), said([-1, 12])))).toEqual([]);
  expect(turnsOf(await hear(new LiveSpeakers(one), said([0, 3])))).toEqual([[0, 0, 3]]);
  expect(await hear(new LiveSpeakers(one), said())).toEqual([]);
});
