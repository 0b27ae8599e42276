import type { Page } from "@playwright/test";

interface Planted {
  /** Where it lies: "planted" unless told. */
  readonly id?: string;
  readonly title: string;
  readonly said: readonly Said[];
  /** The bytes of the file that it was made of; nobody has such a file unless a test names its size. */
  readonly bytes?: number;
  /** What it was transcribed with, where that is not as at first. */
  readonly options?: object;
  /** Whoever was found in its sound: each voice of one is like that of the same place of another text, and like none besides. */
  readonly voices?: readonly string[];
}

/** A segment: its text, the second at which it begins, and words that the model is not sure of. */
interface Said {
  readonly text: string;
  readonly start: number;
  readonly unsure?: readonly string[];
  /** The second at which one ends whose words have no times. */
  readonly end?: number;
  /** The second at which the window begins that it was heard in. */
  readonly window?: number;
  /** Whose voice it is, and who else speaks in it. */
  readonly speaker?: string;
  readonly also?: string;
}

/** Puts a finished transcript of a file in the page's database, as an earlier visit would have left it: words of 0.4 s each. */
export async function plantTranscript(page: Page, planted: Planted): Promise<void> {
  const { id: own = "planted", title, said, bytes = 5, options = {}, voices } = planted;
  const figures = { seek: 0, tokens: [], temperature: 0, avgLogprob: -0.2, compressionRatio: 1, noSpeechProb: 0 };
  const segments = said.map(({ text, start, end, window = 0, unsure = [], ...voices }, id) => {
    if (end !== undefined) return { ...figures, ...voices, id, seek: 100 * window, text: ` ${text}`, start, end };
    const words = (` ${text}`.match(/\s*\S+/g) ?? []).map((word, n) => ({
      word,
      start: start + n * 0.4,
      end: start + (n + 1) * 0.4,
      probability: unsure.some((one) => word.includes(one)) ? 0.3 : 0.9,
    }));
    return { ...figures, ...voices, id, text: ` ${text}`, start, end: start + words.length * 0.4, words };
  });
  const seconds = segments.at(-1)?.end ?? 0;
  const facts = {
    ...{
      id: own,
      title,
      createdAt: Date.UTC(2026, 0, 5, 12),
      task: "transcribe",
      model: "tiny.en-q5_1",
      speakers: [],
    },
    source: { kind: "file", name: title, bytes, modifiedAt: 7 },
    languages: [{ code: "en", probability: 0.99 }],
    ...(voices && { voices: voices.map((name, place) => ({ name, voice: voiceAt(place), seconds: 20 })) }),
  };
  const order = { progress: "done", options, language: "en", seconds, totalSeconds: seconds, spentMs: 1000 };
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("sotto");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(["transcripts", "orders", "segments"], "readwrite");
          writing.objectStore("transcripts").put(kept.facts, kept.facts.id);
          writing.objectStore("orders").put(kept.order, kept.facts.id);
          for (const segment of kept.segments) {
            writing.objectStore("segments").put(segment, [kept.facts.id, segment.id]);
          }
          writing.oncomplete = () => resolve();
          writing.onerror = () => reject(writing.error);
          opening.result.close();
        };
      }),
    { facts, order, segments },
  );
}

/** 256 numbers, of length 1. */
function voiceAt(place: number): readonly number[] {
  return Array.from({ length: 256 }, (_, i) => (i === place ? 1 : 0));
}

/** Opens the page at a transcript that was put there. */
export async function openPlanted(page: Page, planted: Planted): Promise<void> {
  await page.goto("/");
  await page.locator("#page").waitFor();
  await plantTranscript(page, planted);
  // A page that was open before does not know of it.
  await page.goto("about:blank");
  await page.goto("/#/t/planted");
  await page.locator("[data-paragraph]").first().waitFor();
}
