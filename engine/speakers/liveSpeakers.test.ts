import { expect, test } from "vitest";
import { at, said, scriptedNetworks } from "../testing/scriptedNetworks";
import { type LiveSpeakerEvent, LiveSpeakers } from "./liveSpeakers";
import type { TellSpeakers } from "./types";

function listening(voiceOf: (person: number) => Float32Array, asked?: TellSpeakers): LiveSpeakers {
  const live = new LiveSpeakers(asked);
  live.use(scriptedNetworks(voiceOf));
  return live;
}

/** Hears all that waits. */
async function work(live: LiveSpeakers): Promise<readonly LiveSpeakerEvent[]> {
  const events: LiveSpeakerEvent[] = [];
  while (live.isWaiting) for await (const some of live.work()) events.push(...some);
  return events;
}

async function hear(live: LiveSpeakers, sound: Float32Array): Promise<readonly LiveSpeakerEvent[]> {
  const events: LiveSpeakerEvent[] = [];
  for (let i = 0; i < sound.length; i += 8000) {
    live.push(sound.subarray(i, i + 8000));
    events.push(...(await work(live)));
  }
  live.end();
  return [...events, ...(await work(live))];
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
  const live = listening((person) => at(90 * person));
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
  const live = listening((way) => at([0, 66, 33][way]!));
  const events = await hear(live, said([0, 15], [1, 15], [2, 40]));
  const merged = events.findIndex(({ type }) => type === "merged");
  expect(events[merged]).toEqual({ type: "merged", speaker: 1, into: 0 });
  const numbersIn = (some: readonly LiveSpeakerEvent[]) => [...new Set(turnsOf(some).map(([speaker]) => speaker))];
  expect(numbersIn(events.slice(0, merged))).toEqual([0, 1]);
  expect(numbersIn(events.slice(merged))).toEqual([0]);
});

test("silence is nobody's, and sound too short for a window is heard at its end", async () => {
  const one = () => listening(() => at(0));
  expect(turnsOf(await hear(one(), said([-1, 12])))).toEqual([]);
  expect(turnsOf(await hear(one(), said([0, 3])))).toEqual([[0, 0, 3]]);
  expect(await hear(one(), said())).toEqual([]);
});

test("sound waits for the networks, and a device that comes no further leaves out what is older", async () => {
  const live = new LiveSpeakers({ known: [], mostBehind: 20 });
  live.push(said([0, 40], [1, 12]));
  expect(live.isWaiting).toBe(false);
  live.use(scriptedNetworks((person) => at(90 * person)));
  live.end();
  const events = await work(live);
  // 20 s are left of 52; who spoke before is nobody.
  expect(events[0]).toMatchObject({ type: "turns", until: 42.5 });
  expect(turnsOf(events)).toEqual([
    [0, 35, 40],
    [1, 40, 52],
  ]);
});

test("those who were known before keep the first numbers, and are known again by their voices", async () => {
  const known = [
    { speaker: 0, voice: at(0), seconds: 9 },
    { speaker: 4, voice: at(90), seconds: 9 },
  ];
  const live = listening((person) => at(90 * person), { known });
  const events = await hear(live, said([1, 11], [2, 11]));
  expect(turnsOf(events)).toEqual([
    [1, 0, 11],
    [2, 11, 22],
  ]);
  expect(live.voices.map(({ speaker, seconds }) => [speaker, seconds > 9])).toEqual([
    [0, false],
    [1, true],
    [2, true],
  ]);
});

test("no more speakers are told apart than there are said to be", async () => {
  const events = await hear(
    listening((person) => at(60 * person), { known: [], most: 2 }),
    said([0, 10], [1, 10], [2, 10]),
  );
  expect(turnsOf(events)).toEqual([
    [0, 0, 10],
    [1, 10, 30],
  ]);
});
