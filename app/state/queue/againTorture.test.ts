import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, expect, test } from "vitest";
import { type Database, databaseName, openDatabase } from "../../client/storage/database";
import { Transcripts } from "../../client/transcripts/transcripts";
import { FakeLocks } from "../../testing/fakeLocks";
import { fakeServices, named } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { segment } from "../../testing/segments";
import { withBeginning } from "../../testing/textWorld";

const databases: Database[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) database.close();
  await deleteDB(databaseName);
});

/** A tab of which nothing is written any more from its n-th write on. */
async function tab(dies: number) {
  const counted = { writes: 0 };
  const database = await openDatabase();
  databases.push(database);
  const open = async () =>
    withBeginning(database, (mode, go) => {
      if (mode === "readwrite" && ++counted.writes >= dies) throw new DOMException("killed", "UnknownError");
      return go();
    });
  const channel = { postMessage: () => {}, addEventListener: () => {} };
  const transcripts = new Transcripts({ open, locks: new FakeLocks().open(), channel });
  return { transcripts, counted };
}

const old = [" One.", " Two.", " Three.", " Four."];

/** Writes a text, then writes it anew, in a tab that dies. */
async function again(dies: number): Promise<number> {
  const { transcripts, counted } = await tab(dies);
  const services = Object.assign(fakeServices(), { transcripts });
  const { store } = await opened(services);
  store.actions.addFiles([named("a.mp3")]);
  await expect.poll(() => services.runs.length, { interval: 2 }).toBe(1);
  const first = old.map((text, at) => segment(10 * at, 10 * at + 10, text));
  services.runs[0]?.emit({ type: "segments", segments: first });
  services.runs[0]?.finish();
  const isDone = () => expect.poll(() => store.getState().jobs[0]?.state.status, { interval: 2 }).toBe("done");
  await isDone();
  await transcripts.flush();
  const wish = { from: 0, to: undefined, edited: "replace" } as const;
  expect(await store.actions.transcribeAgain(1, store.getState().choice, wish)).toBe("begun");
  await expect.poll(() => services.runs.length, { interval: 2 }).toBe(2);
  for (const [text, from, to] of [
    [" Eins, zwei.", 0, 18],
    [" Drei, vier.", 18, 40],
  ] as const) {
    services.runs[1]?.emit({ type: "segments", segments: [segment(from, to, text)] });
    services.runs[1]?.emit({ type: "progress", seconds: to, totalSeconds: 40 });
    await transcripts.flush();
  }
  services.runs[1]?.finish();
  await isDone();
  await transcripts.flush();
  return counted.writes;
}

test("a tab that is killed at any write while a text is written anew leaves a whole text, and never loses the old one", async () => {
  const whole = ["", "One. Two. Three. Four.", "Eins, zwei. Three. Four.", "Eins, zwei. Drei, vier."];
  const seen = new Set<string>();
  // How many writes come before one hangs on the machine: what a round has missed another finds.
  for (let round = 0; round < 20 && seen.size < whole.length; round++) await killAtEveryWrite(seen);
  expect([...seen].toSorted()).toEqual(whole.toSorted());
}, 60_000);

/** Kills a tab at its first write, another at its second, and so on; notes every text that one leaves. */
async function killAtEveryWrite(seen: Set<string>): Promise<void> {
  let n = 0;
  for (let writes = 0; writes >= n; ) {
    n++;
    writes = await again(n);
    const { transcripts } = await tab(Number.POSITIVE_INFINITY);
    const texts = (await transcripts.segments("transcript 1")).toSorted((a, b) => a.start - b.start);
    const text = texts.map((one) => one.text.trim()).join(" ");
    const versions = await transcripts.versions("transcript 1");
    seen.add(text);
    // Nothing is there twice, nothing is missing between.
    for (const [at, { start }] of texts.entries()) {
      expect(Math.abs(start - (texts[at - 1]?.end ?? 0)), `write ${n}: ${text}`).toBeLessThanOrEqual(2);
    }
    if (text !== "" && text !== old.join("").trim()) {
      expect(
        versions.map(({ segments }) => segments.map((one) => one.text)),
        `write ${n}`,
      ).toEqual([old]);
      const order = (await transcripts.list())[0]?.order;
      expect(order?.progress === "done" || order?.again !== undefined, `write ${n}`).toBe(true);
    }
    for (const database of databases.splice(0)) database.close();
    await deleteDB(databaseName);
  }
}
