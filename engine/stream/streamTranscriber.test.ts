import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorCode } from "../errors";
import { followLive } from "../testing/followLive";
import { cutWord, fullStop, liveTokenizer, type SaidWord, saidWords } from "../testing/liveWhisper";
import { type Played, playLive } from "../testing/playLive";

/** So many words of 0.4 s with a tenth of a second between them, the first after a second. */
const talk = (count: number) => saidWords(Array.from({ length: count }, (_, i) => [i === 0 ? 1 : 0.1, 0.4]));
const textOf = (words: readonly SaidWord[]) =>
  words.map(({ token }) => (token === fullStop ? "." : ` w${token}`)).join("");
const saidBy = ({ segments }: Pick<Played, "segments">) => segments.map(({ text }) => text).join("");
const backlogs = ({ events }: Played) => events.flatMap((event) => (event.type === "live" ? [event.backlog] : []));

/** Second at which a text was first shown, confirmed or not. */
function shownAt(played: Played, text: string): number {
  return played.events[followLive(played.events).findIndex((shown) => shown.startsWith(text))]?.at ?? Infinity;
}

describe("what is said", () => {
  test("is shown soon, confirmed later, and stands at the end with its times", async () => {
    const words = talk(20);
    const played = await playLive({ words, seconds: 13, cost: () => 300 });
    expect(saidBy(played)).toBe(textOf(words));
    followLive(played.events);
    const found = played.segments.flatMap((segment) => segment.words ?? []);
    for (const [i, { start, end }] of words.entries()) {
      // The first word reaches into the padding.
      expect(Math.abs(found[i]!.start - start)).toBeLessThan(i === 0 ? 0.35 : 0.25);
      expect(Math.abs(found[i]!.end - end)).toBeLessThan(0.25);
      const shown = shownAt(played, textOf(words.slice(0, i + 1)));
      expect(shown - end).toBeLessThan(1.3);
      const confirmed = played.events.find(
        (event) => event.type === "confirmed" && event.segment.text.includes(textOf(words.slice(0, i + 1))),
      );
      expect(confirmed!.at - end).toBeLessThan(2);
    }
  });

  test("is confirmed at once where a pause follows, and the tail is cleared", async () => {
    const words = talk(3);
    const played = await playLive({ words, seconds: 8 });
    const last = played.events.findLast((event) => event.type === "confirmed")!;
    expect(last.at).toBeGreaterThan(words.at(-1)!.end + 0.75);
    expect(last.at).toBeLessThan(words.at(-1)!.end + 1);
    expect(played.events.findLast((event) => event.type === "tentative")).toMatchObject({ text: "" });
  });

  test("is not decoded again at its end where the last hypothesis heard all of it", async () => {
    const { whisper } = await playLive({ words: talk(6), seconds: 8 });
    const to = whisper.windows.map((window) => window.to);
    expect(Math.max(...to)).toBeLessThan(talk(6).at(-1)!.end + 0.45);
  });

  test("begins segments with utterances and behind sentences", async () => {
    const words: SaidWord[] = [...talk(4), { token: fullStop, start: 2.9, end: 2.9 }];
    words.push(
      ...saidWords([
        [6, 0.4],
        [0.1, 0.4],
      ]),
    );
    const played = await playLive({ words, seconds: 9 });
    expect(played.segments.map(({ text }) => text)).toEqual([" w2 w3 w4 w5.", " w2 w3"]);
    expect(played.segments[1]).toMatchObject({ temperature: 0, noSpeechProb: 0 });
  });

  test("is the prompt of what follows a long silence, unless previous text is no condition", async () => {
    const words = [
      ...talk(4),
      ...saidWords([
        [12, 0.4],
        [0.1, 0.4],
      ]),
    ];
    const [prompt] = (await playLive({ words, seconds: 15 })).whisper.prompts.slice(-1);
    expect(prompt!.slice(0, 5)).toEqual([55, 2, 3, 4, 5]);
    const without = await playLive({ words, seconds: 15, options: { conditionOnPreviousText: false } });
    expect(without.whisper.prompts.at(-1)!.slice(0, 2)).toEqual([51, 57]);
  });

  test("stands behind names that are to be expected, and an initial prompt", async () => {
    const tokenizer = { ...liveTokenizer, encode: (text: string) => [text === " Ardan" ? 30 : 31] };
    const phrases = { hotwords: "Ardan", initialPrompt: "Glossary" };
    const words = [
      ...talk(4),
      ...saidWords([
        [12, 0.4],
        [0.1, 0.4],
      ]),
    ];
    const first = (await playLive({ words, seconds: 15, options: phrases, transcriber: { tokenizer } })).whisper
      .prompts;
    expect(first[0]!.slice(0, 4)).toEqual([55, 30, 31, 51]);
    expect(first.at(-1)!.slice(0, 8)).toEqual([55, 30, 31, 2, 3, 4, 5, 51]);
    const carried = { ...phrases, carryInitialPrompt: true };
    const { whisper } = await playLive({ words, seconds: 15, options: carried, transcriber: { tokenizer } });
    expect(whisper.prompts.at(-1)!.slice(0, 8)).toEqual([55, 30, 31, 2, 3, 4, 5, 51]);
  });

  test("for minutes without a pause moves the window on, which never holds more than 30 seconds", async () => {
    const words = talk(300);
    const played = await playLive({ words, seconds: 153, cost: () => 400 });
    expect(saidBy(played)).toBe(textOf(words));
    for (const { from, to } of played.whisper.windows) expect(to - from).toBeLessThanOrEqual(30);
    expect(played.whisper.windows.at(-1)!.from).toBeGreaterThan(120);
  });
});

test("a recording that is heard from a later second on has the times of the recording", async () => {
  const words = [
    ...talk(4),
    ...saidWords([
      [6, 0.4],
      [0.1, 0.4],
    ]),
  ];
  const play = { words, seconds: 9 };
  const [first, later] = [await playLive(play), await playLive({ ...play, start: 7.5 })];
  expect(later.segments.length).toBeGreaterThan(1);
  expect(later.events.map(({ type }) => type)).toEqual(first.events.map(({ type }) => type));
  for (const [i, segment] of later.segments.entries()) {
    const { start, end, seek, text, words = [] } = first.segments[i]!;
    expect(segment).toMatchObject({ start: start + 7.5, end: end + 7.5, seek: seek + 750, text });
    expect(segment.words?.map((word) => word.start)).toEqual(words.map((word) => word.start + 7.5));
  }
  const told = ({ events }: typeof first) =>
    events.flatMap((event) =>
      event.type === "live" ? [event.heard, event.confirmed] : event.type === "tentative" ? [event.start] : [],
    );
  expect(told(later)).toEqual(told(first).map((second) => second + 7.5));
});

describe("silence", () => {
  test("costs no hypothesis and says nothing", async () => {
    const { whisper, segments, events } = await playLive({ words: [], seconds: 60, says: () => ({ tokens: [9, 9] }) });
    expect(whisper.windows).toEqual([]);
    expect(segments).toEqual([]);
    expect(events.every(({ type }) => type === "live")).toBe(true);
    expect(events.length).toBeGreaterThanOrEqual(60);
  });

  test("between utterances costs none", async () => {
    const words = [
      ...talk(4),
      ...saidWords([
        [40, 0.4],
        [0.1, 0.4],
      ]),
    ];
    const { whisper } = await playLive({ words, seconds: 43 });
    expect(whisper.windows.filter(({ to }) => to > 4 && to < 39)).toEqual([]);
    expect(whisper.windows.at(-1)!.from).toBeGreaterThan(39);
  });

  test("that the detector takes for speech says nothing where the model hears none", async () => {
    const { segments } = await playLive({
      words: talk(20),
      seconds: 13,
      says: () => ({ noSpeechProb: 0.9, sumLogprob: -90 }),
    });
    expect(segments).toEqual([]);
  });

  test("at the end of an utterance gets no words", async () => {
    const words = talk(4);
    const invented = { token: 30, start: words.at(-1)!.end + 0.25, end: words.at(-1)!.end + 0.28 };
    const played = await playLive({
      words: [...words, invented],
      seconds: 6,
      options: { vad: { speechPadMs: 400 } },
      voice: words,
    });
    expect(saidBy(played)).toBe(textOf(words));
  });
});

describe("a device that is slow", () => {
  test("makes fewer hypotheses, and computes little more than half of the time", async () => {
    const words = talk(120);
    const count = async (cost: number) =>
      (await playLive({ words, seconds: 62, cost: () => cost })).whisper.windows.length;
    expect(await count(20)).toBeGreaterThan(180);
    const at600 = await count(600);
    expect((at600 * 0.6) / 60).toBeGreaterThan(0.5);
    expect((at600 * 0.6) / 60).toBeLessThan(0.6);
  });

  test("drops nothing, says how far behind it is, and catches up", async () => {
    const words = talk(200);
    // Stalls for 50 seconds in the middle.
    const played = await playLive({ words, seconds: 105, cost: (count) => (count === 20 ? 50_000 : 500) });
    expect(saidBy(played)).toBe(textOf(words));
    expect(Math.max(...backlogs(played))).toBeGreaterThan(45);
    expect(backlogs(played).at(-1)).toBe(0);
    expect(played.ended).toBeLessThan(107);
    followLive(played.events);
  });

  test("for ever confirms all after the end", async () => {
    const words = talk(100);
    const played = await playLive({ words, seconds: 53, cost: () => 20_000 });
    expect(saidBy(played)).toBe(textOf(words));
    expect(played.ended).toBeLessThan(53 + 100);
  });
});

describe("trouble", () => {
  test("text that repeats itself is not shown, and drawn anew at the end of the utterance", async () => {
    const words = talk(10);
    let drawn = 0;
    const says = (tokens: readonly number[]) => (drawn++ < 5 ? { tokens: new Array<number>(200).fill(7) } : { tokens });
    const played = await playLive({ words, seconds: 8, says, options: { compressionRatioThreshold: 2.4 } });
    const tails = played.events.flatMap((event) => (event.type === "tentative" ? [event.text] : []));
    expect(tails.filter((text) => text.includes(" w7 w7"))).toEqual([]);
    expect(saidBy(played)).toBe(textOf(words));
  });

  test("words on which no two hypotheses agree are confirmed when they are old", async () => {
    let turn = 0;
    const says = (tokens: readonly number[]) => ({
      tokens: tokens.map((token) => (turn++ % 2 === 0 ? token : token + 1)),
    });
    const played = await playLive({ words: talk(40), seconds: 22, says });
    const lag = played.events.flatMap(({ at, ...event }) =>
      event.type === "confirmed" ? [at - event.segment.end] : [],
    );
    expect(lag.length).toBeGreaterThan(3);
    expect(Math.max(...lag)).toBeLessThan(6);
    followLive(played.events);
  });

  test("speech in which the model finds no words does not hold up what follows", async () => {
    const words = talk(150);
    const says = (tokens: readonly number[], to: number) => (to < 50 ? { tokens: [] } : { tokens });
    const played = await playLive({ words, seconds: 78, says });
    const said = saidBy(played);
    expect(textOf(words).endsWith(said.slice(-200))).toBe(true);
    expect(said.length).toBeGreaterThan(200);
  });

  test("a device that fails is replaced, and nothing is lost", async () => {
    const device = {
      device: "cpu",
      adapter: "2 threads",
      arithmetic: "i16",
      software: true,
      reason: { why: "asked" },
    } as const;
    const onEncode = (count: number) => {
      if (count === 4 && !isFixed) throw new Error("lost");
    };
    let isFixed = false;
    const recover = async () => {
      isFixed = true;
      return device;
    };
    const played = await playLive({ words: talk(20), seconds: 12, onEncode, transcriber: { recover } });
    expect(saidBy(played)).toBe(textOf(talk(20)));
    expect(played.events.filter(({ type }) => type === "recovered")).toMatchObject([{ device }]);
    isFixed = false;
    await expect(playLive({ words: talk(20), seconds: 12, onEncode })).rejects.toThrow("lost");
  });

  test("a cancelled stream says so", async () => {
    const abort = new AbortController();
    const onEncode = (count: number) => count === 3 && abort.abort();
    const error = await playLive({ words: talk(20), seconds: 12, onEncode, signal: abort.signal }).catch((e) => e);
    expect(errorCode(error)).toBe("cancelled");
  });
});

const spoken = fc.array(
  fc.tuple(fc.constantFrom(0.05, 0.1, 0.1, 0.15, 0.4, 0.9, 3, 12), fc.constantFrom(0.15, 0.3, 0.4, 0.7)),
  { minLength: 1, maxLength: 60 },
);

test("whatever is said at whatever speed: text only grows, in order, and nothing is lost", {
  timeout: 120_000,
}, async () => {
  const costs = fc.array(fc.integer({ min: 5, max: 4000 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      spoken,
      costs,
      fc.constantFrom(0.05, 0.1, 0.5),
      fc.boolean(),
      async (lengths, cost, blockSeconds, cuts) => {
        const words = saidWords(lengths.map(([pause, length], i) => [i === 0 ? 1 : pause, length]));
        const seconds = words.at(-1)!.end + 0.5;
        const says = cuts
          ? undefined
          : (tokens: readonly number[]) => ({ tokens: tokens.filter((token) => token !== cutWord) });
        const played = await playLive({
          words,
          seconds,
          blockSeconds,
          cost: (count) => cost[count % cost.length]!,
          ...(says ? { says } : {}),
          options: { vad: { minSpeechDurationMs: 20 } },
        });
        const shown = followLive(played.events);
        expect(shown.at(-1)).toBe(saidBy(played));
        if (!cuts) expect(saidBy(played)).toBe(textOf(words));
        let last = 0;
        for (const { start, end } of played.segments.flatMap((segment) => segment.words ?? [])) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(seconds);
          last = end;
        }
      },
    ),
    { numRuns: 60 },
  );
});
