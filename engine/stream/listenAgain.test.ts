import { expect, test } from "vitest";
import { type RecogniserScript, scriptedRecogniser, scriptedWords } from "../testing/scriptedRecogniser";
import { scriptedVad, voiceOf } from "../testing/scriptedVad";
import { defaultOptions } from "../transcribeOptions";
import type { Stretch } from "./hearing";
import { StreamTranscriber } from "./streamTranscriber";
import type { LiveEvent } from "./types";

const words = scriptedWords("one two three four five six seven eight nine ten", 1);

/** Speaks the words, a block a tenth of a second, while hypotheses are made; tells how each listened, and when a word was shown. */
async function speak(finds: RecogniserScript["finds"]) {
  const listened: Stretch["listen"][] = [];
  const shown = new Map<string, number>();
  let [milliseconds, last] = [0, undefined as Stretch | undefined];
  const look: RecogniserScript["finds"] = (word, stretch) => {
    if (stretch !== last) listened.push(stretch.listen);
    last = stretch;
    return finds?.(word, stretch) ?? true;
  };
  const note = (event: LiveEvent) => {
    if (event.type !== "tentative") return;
    for (const word of event.text.split(" ")) if (!shown.has(word)) shown.set(word, milliseconds / 1000);
  };
  const stream = new StreamTranscriber(
    await scriptedRecogniser({ words, finds: look }).listen(defaultOptions),
    defaultOptions,
    { openVad: async () => scriptedVad(voiceOf(words)), now: () => milliseconds },
  );
  await stream.open();
  for (let i = 0; i < 60; i++) {
    milliseconds += 100;
    stream.push({ start: i / 10, samples: new Float32Array(1600) });
    if ((stream.due ?? Number.POSITIVE_INFINITY) <= milliseconds) for await (const event of stream.work()) note(event);
  }
  return { listened, shown };
}

test("while somebody goes on speaking what is new is listened to", async () => {
  const { listened, shown } = await speak(undefined);
  expect(new Set(listened)).toEqual(new Set(["new"]));
  expect(shown.get("four")).toBeLessThan(3.5);
});

test("where no word is found for long all of the window is listened to, and then what is new again", async () => {
  let isFound = false;
  const { listened, shown } = await speak(({ start }, { listen }) => {
    isFound ||= start >= 2.5 && listen === "all";
    return start < 2.5 || isFound;
  });
  expect(listened.filter((listen) => listen === "all")).toHaveLength(1);
  expect(listened.at(-1)).toBe("new");
  expect(shown.get("four")).toBeGreaterThan(3.2);
  expect(shown.get("four")).toBeLessThan(4.2);
});

test("where none is found in all of it either, that is not tried at once again", async () => {
  const { listened } = await speak(({ start }) => start < 2.5);
  const all = listened.flatMap((listen, i) => (listen === "all" ? [i] : []));
  expect(all.length).toBeGreaterThan(1);
  for (const [i, at] of all.entries()) expect(at - (all[i - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(2);
});
