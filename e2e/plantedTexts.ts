import type { Page } from "@playwright/test";

export interface PlantedText {
  readonly id: string;
  readonly title: string | undefined;
  /** Milliseconds before now at which it was begun. */
  readonly ago: number;
  /** Its segments, five seconds each. */
  readonly said: readonly string[];
  readonly language?: string;
  /** How far it is, of a file that was not finished. */
  readonly stopped?: { readonly seconds: number; readonly of: number };
}

/** Puts transcripts of files in the page's database, as earlier visits would have left them. The page must have been opened. */
export async function plantTexts(page: Page, texts: readonly PlantedText[]): Promise<void> {
  await page.evaluate(
    (planted) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("sotto");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const stores = ["transcripts", "orders", "segments"];
          const writing = opening.result.transaction(stores, "readwrite");
          const [transcripts, orders, segments] = stores.map((name) => writing.objectStore(name));
          const figures = { tokens: [], temperature: 0, avgLogprob: -0.2, compressionRatio: 1, noSpeechProb: 0 };
          for (const { id, title, ago, said, language = "en", stopped } of planted) {
            const length = said.length * 5;
            const source = { kind: "file", name: title ?? "", bytes: 5, modifiedAt: 7 };
            const languages = [{ code: language, probability: 0.9 }];
            const facts = { id, title, createdAt: Date.now() - ago, source, languages, task: "transcribe" };
            transcripts?.put({ ...facts, model: "base-q5_1", speakers: [] }, id);
            const seconds = stopped?.seconds ?? length;
            const order = { text: "some", progress: stopped ? "stopped" : "done", options: {}, language, spentMs: 9 };
            orders?.put({ ...order, seconds, totalSeconds: stopped?.of ?? length }, id);
            for (const [at, text] of said.entries()) {
              const times = { seek: at * 500, start: at * 5, end: at * 5 + 5 };
              segments?.put({ ...figures, ...times, id: at, text: ` ${text}` }, [id, at]);
            }
          }
          writing.oncomplete = () => resolve();
          writing.onerror = () => reject(writing.error);
          opening.result.close();
        };
      }),
    texts,
  );
}

const hour = 3_600_000;

/** A small library with something of everything. */
export const someTexts: readonly PlantedText[] = [
  {
    id: "keepers",
    title: "The keepers’ tapes: Marta Ólafsdóttir on forty years of lighthouse logbooks",
    ago: 60_000,
    said: [
      "So the question I keep coming back to is what the logbook was for.",
      "It was never meant to be read. It was meant to exist, so that if a ship went down",
      "somebody could prove the lamp had been lit.",
      "One of them, Thorvald, kept a second logbook under the first,",
      "and in that one he only recorded sounds. A Lógbook of sounds, and a logbook of lamps.",
    ],
  },
  {
    id: "field",
    title: "2026-11-02_field-recording_Donaudampfschifffahrtsgesellschaft_interview_take-03_final-final.mp3",
    ago: 30 * hour,
    said: ["Wir sind an der Donau."],
    language: "de",
    stopped: { seconds: 2480, of: 5526 },
  },
  {
    id: "radio",
    title: "مقابلة مع أمين الأرشيف حول أشرطة الراديو القديمة",
    ago: 50 * hour,
    said: ["كان الحراس يكتبون لون السماء قبل أن يكتبوا عن الريح، لأن اللون هو ما لن يصدقه أحد فيما بعد."],
    language: "ar",
  },
  {
    id: "harbour",
    title: "Harbour council, evening session",
    ago: 40 * 24 * hour,
    said: [
      "Thank you. We have eleven items and a hard stop at nine, so I will be strict.",
      "Nobody on the pier had a key, so the logbook stayed where it was until the spring.",
    ],
  },
];
