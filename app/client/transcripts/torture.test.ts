import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeLocks } from "../../testing/fakeLocks";
import { segment } from "../../testing/segments";
import { withBeginning } from "../../testing/textWorld";
import { type Database, databaseName, openDatabase } from "../storage/database";
import { Transcripts } from "./transcripts";
import type { TextKeeping, TranscriptChange } from "./types";

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(async () => {
  database.close();
  await deleteDB(databaseName);
});

const said = [" One.", " Two.", " Three."];

/** The same objects each time: what was written once is not written again. */
const newSegments = () => said.map((text, id) => ({ ...segment(id, id + 1, text), id }));

/** The first so many sentences of a text. */
function grown(segments: TranscriptChange["segments"], count: number): TranscriptChange {
  const source = { kind: "recording" } as const;
  const about = { title: undefined, createdAt: 5, languages: [], task: "transcribe", model: "tiny.en" } as const;
  return {
    facts: { ...about, id: "a", source, speakers: ["Me"] },
    order: {
      text: "some",
      progress: count === said.length ? "done" : "open",
      options: {},
      language: "en",
      track: undefined,
      seconds: count,
      totalSeconds: undefined,
      spentMs: 0,
    },
    segments: segments.slice(0, count),
  };
}

/** The same database, but that one write in it fails. */
function failing(n: number, how: "refuses" | "aborts", name: string) {
  const counted = { calls: 0 };
  const open = async () =>
    withBeginning(database, (mode, go) => {
      const isHit = mode === "readwrite" && ++counted.calls === n;
      if (isHit && how === "refuses") throw new DOMException("a write fails", name);
      const transaction = go();
      // In place of its end: one that is being ended can be aborted by nobody but the database.
      if (isHit) transaction.commit = () => transaction.abort();
      return transaction;
    });
  return { counted, open };
}

test.each([
  ["refuses", "QuotaExceededError"],
  ["refuses", "UnknownError"],
  ["aborts", "AbortError"],
] as const)(
  "a text of which one write %s with %s, whichever, is told to be here alone, and gets in with the next",
  async (how, name) => {
    let n = 0;
    // Until there is no n-th write that could fail.
    for (let calls = 0; calls >= n; ) {
      n++;
      await database.clear("segments");
      const { counted, open } = failing(n, how, name);
      const channel = { postMessage: () => {}, addEventListener: () => {} };
      const transcripts = new Transcripts({ open, locks: new FakeLocks().open(), channel });
      const segments = newSegments();
      let told: TextKeeping = "database";
      transcripts.onKeeping((keeping) => {
        told = keeping;
      });
      await transcripts.claim("a");
      for (let count = 1; count <= said.length; count++) {
        transcripts.put(grown(segments, count));
        await transcripts.flush();
        const kept = (await database.getAll("segments")).length;
        // What is not there is told; what was told to be there is.
        if (told === "database") expect(kept, `write ${n}`).toBe(count);
      }
      await transcripts.release("a");
      const texts = (await transcripts.segments("a")).map(({ text }) => text);
      if (told === "database") expect(texts, `write ${n}`).toEqual(said);
      else expect(texts.length, `write ${n}`).toBeLessThan(said.length);
      calls = counted.calls;
    }
    expect(n).toBeGreaterThan(said.length);
  },
);
