import { openDB } from "idb";
import { expect, test, vi } from "vitest";
import { change, eachWithItsTexts, numbered, texts } from "../../testing/textWorld";
import { databaseName } from "../storage/database";
import { splitParagraph, writeParagraph } from "./edit/edit";
import { inTimeOrder } from "./edit/order";
import type { TranscriptNotice } from "./transcripts";
import type { TranscriptSegment } from "./types";

const { open, opened, visit } = eachWithItsTexts();

test("a transcript comes back at the next visit as it was put, its segments in the order of their numbers", async () => {
  const page = visit();
  await page.claim("a");
  const put = change("a", [numbered(0, " One."), numbered(10, " Eleven."), numbered(2, " Three.")], 22);
  page.put(put);
  expect(await page.flush()).toBe("database");
  page.crash();
  const later = visit();
  expect(await later.list()).toEqual([{ facts: put.facts, order: put.order }]);
  expect(await later.segments("a")).toEqual([numbered(0, " One."), numbered(2, " Three."), numbered(10, " Eleven.")]);
  expect(await later.segments("b")).toEqual([]);
});

test("what was asked for of a stretch that is written anew comes back, too", async () => {
  const page = visit();
  await page.claim("a");
  const again = {
    from: 10,
    to: 40,
    first: 2,
    edited: "keep",
    model: "base-q5_1",
    options: { skipSilence: false },
  } as const;
  const put = change("a", [numbered(0, " One.")]);
  page.put({ ...put, order: { ...put.order, again } });
  await page.flush();
  page.crash();
  expect((await visit().list())[0]?.order.again).toEqual(again);
});

test("the first segment is written at once, what follows once a second, each segment in its last state", async () => {
  const writes: number[] = [];
  const page = visit(async () => {
    const database = await open();
    const begin = database.transaction.bind(database) as (...args: unknown[]) => unknown;
    Object.assign(database, {
      transaction: (...args: unknown[]) => {
        if (args[1] === "readwrite") writes.push(performance.now());
        return begin(...args);
      },
    });
    return database;
  });
  await page.claim("a");
  await page.list();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const start = performance.now();
  page.put(change("a", [numbered(0, " And")]));
  await vi.advanceTimersByTimeAsync(0);
  expect(writes).toEqual([start]);
  for (let i = 0; i < 30; i++) {
    page.put(change("a", [numbered(0, ` And so${i}`)]));
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(writes.length).toBeGreaterThan(2);
  for (const [i, at] of writes.entries())
    expect(at - (writes[i - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(999);
  vi.useRealTimers();
  await page.flush();
  expect(await texts(visit(), "a")).toEqual([" And so29"]);
});

/** A page that is killed after so many writes. */
function dyingAfter(most: number) {
  let left = most;
  return visit(async () => {
    const database = await open();
    const begin = database.transaction.bind(database) as (...args: unknown[]) => unknown;
    const dying = (...args: unknown[]) => {
      if (args[1] === "readwrite" && left-- <= 0) throw new DOMException("gone", "InvalidStateError");
      return begin(...args);
    };
    return Object.assign(database, { transaction: dying });
  });
}

test("killed at whatever moment, what lies there is a beginning of the text with its description", async () => {
  const said = Array.from({ length: 6 }, (_, id) => numbered(id, ` ${id}`));
  for (let most = 0; most <= said.length; most++) {
    const page = dyingAfter(most);
    const id = `killed after ${most}`;
    await page.claim(id);
    for (const one of said) {
      page.put(change(id, [one], one.end));
      await page.flush();
    }
    page.crash();
    const later = visit();
    expect(await texts(later, id)).toEqual(said.slice(0, most).map(({ text }) => text));
    const kept = (await later.list()).find(({ facts }) => facts.id === id);
    expect(kept?.order.seconds).toBe(most === 0 ? undefined : most * 2);
  }
});

test("killed at whatever write, an edited text is the one of the last edit that was said to be saved", async () => {
  const heard = [numbered(0, " One."), numbered(1, " Two.")];
  const states = [
    heard,
    writeParagraph(heard, { first: 0, last: 0 }, "One lamp."),
    splitParagraph(heard, { first: 0, last: 1 }, 2),
    heard,
    writeParagraph(heard, { first: 0, last: 1 }, "Two."),
  ];
  for (let most = 1; most <= states.length; most++) {
    const page = dyingAfter(most);
    const id = `edited ${most} times`;
    await page.claim(id);
    let [before, saved] = [heard as readonly TranscriptSegment[], heard as readonly TranscriptSegment[]];
    for (const segments of states) {
      const removed = before.flatMap((one) => (segments.some((other) => other.id === one.id) ? [] : [one.id]));
      page.put({ ...change(id, segments), removed });
      if ((await page.flush()) === "database") saved = segments;
      before = segments;
    }
    page.crash();
    expect(inTimeOrder(await visit().segments(id))).toEqual(saved);
    expect(saved).toBe(states[most - 1]);
  }
});

test("an edited text that is whole is listed while another tab edits it", async () => {
  const [one, other] = [visit(), visit()];
  await one.claim("a");
  one.put({ ...change("a", [numbered(0, " One.")]), order: { ...change("a", []).order, progress: "done" } });
  await one.flush();
  expect((await other.list()).map(({ facts }) => facts.id)).toEqual(["a"]);
});

test("a page that goes away while it writes has all of its text written", async () => {
  const page = visit();
  await page.claim("a");
  page.put(change("a", [numbered(0, " One.")]));
  const first = page.flush();
  page.put(change("a", [numbered(1, " Two.")]));
  // Nobody waits for it: the transactions alone must do.
  void page.flush();
  await first;
  expect(await texts(visit(), "a")).toEqual([" One.", " Two."]);
});

test("a connection that another tab had closed is opened anew", async () => {
  const page = visit();
  await page.claim("a");
  page.put(change("a", [numbered(0, " One.")]));
  await page.flush();
  for (const database of opened) database.close();
  page.put(change("a", [numbered(1, " Two.")]));
  expect(await page.flush()).toBe("database");
  expect(await texts(visit(), "a")).toEqual([" One.", " Two."]);
});

test("what one tab writes, another neither lists, writes nor deletes, until it is released or its tab is gone", async () => {
  const [one, other] = [visit(), visit()];
  await one.claim("a");
  one.put(change("a", [numbered(0, " One.")]));
  await one.flush();
  expect(await other.list()).toEqual([]);
  expect([await other.has("a"), await other.has("b")]).toEqual([true, false]);
  expect(await other.claim("a")).toBe("elsewhere");
  expect(await other.remove("a")).toBe("elsewhere");
  other.put(change("a", [numbered(0, " Other.")]));
  await other.flush();
  expect(await texts(one, "a")).toEqual([" One."]);
  const told: TranscriptNotice[] = [];
  other.onOthers((notice) => told.push(notice));
  await one.release("a");
  expect(told).toEqual([{ id: "a", what: "changed" }]);
  expect(await other.list()).toHaveLength(1);
  expect(await other.claim("a")).toBe("here");
  other.crash();
  expect(await one.remove("a")).toBe("removed");
  expect(told.at(-1)).toEqual({ id: "a", what: "removed" });
});

test("of a text that goes on, only what is new or has grown is written", async () => {
  let rows = 0;
  const page = visit(async () => {
    const database = await open();
    const begin = database.transaction.bind(database) as (...args: unknown[]) => { objectStore(name: string): object };
    const counting = (...args: unknown[]) => {
      const transaction = begin(...args);
      const storeOf = transaction.objectStore.bind(transaction);
      const counted = (name: string) => {
        const store = storeOf(name) as { put(...args: unknown[]): unknown };
        if (name !== "segments") return store;
        return {
          put: (...row: unknown[]) => {
            rows++;
            return store.put(...row);
          },
        };
      };
      const { done, commit } = transaction as unknown as { done: Promise<void>; commit(): void };
      return { objectStore: counted, done, commit: () => commit.call(transaction) };
    };
    return Object.assign(database, { transaction: counting });
  });
  const said = Array.from({ length: 50 }, (_, id) => numbered(id, ` ${id}`));
  await page.claim("a");
  page.put(change("a", said));
  await page.flush();
  page.put(change("a", [...said, numbered(50, " fifty")]));
  page.put(change("a", [...said.slice(0, 49), numbered(49, " 49 grown"), numbered(50, " fifty")]));
  await page.flush();
  expect(rows).toBe(52);
  expect((await texts(visit(), "a")).slice(-2)).toEqual([" 49 grown", " fifty"]);
});

test("a transcript is deleted with all of its text and nothing of others, and is not written again", async () => {
  const page = visit();
  for (const id of ["a", "a b", "b"]) {
    await page.claim(id);
    page.put(change(id, [numbered(0, ` ${id}`)]));
  }
  await page.flush();
  page.put(change("a", [numbered(1, " late")]));
  expect(await page.remove("a")).toBe("removed");
  await page.flush();
  expect((await page.list()).map(({ facts }) => facts.id)).toEqual(["a b", "b"]);
  expect([await texts(page, "a"), await texts(page, "a b")]).toEqual([[], [" a b"]]);
});

test("a text that is replaced leaves nothing of the one before", async () => {
  const page = visit();
  await page.replace(change("a", [numbered(0, " One."), numbered(1, " Two.")]));
  await page.replace(change("a", [numbered(0, " Another.")]));
  expect(await texts(page, "a")).toEqual([" Another."]);
});

test("one broken record hides no other, and one broken field takes no other with it", async () => {
  const page = visit();
  await page.replace(change("good", [numbered(0, " One.")]));
  const database = await open();
  await database.put("transcripts", "nonsense", "text for a record");
  await database.put("orders", null, "text for a record");
  await database.put("segments", { id: 0, start: 0, end: 1, text: " Kept." }, ["text for a record", 0]);
  await database.put("transcripts", { title: 7, createdAt: "x", source: { kind: "tape" }, model: "base" }, "fields");
  await database.put("transcripts", { languages: [{ code: 1 }, { code: "de" }], speakers: ["Me", 3] }, "lists");
  await database.put("segments", { id: 0, start: 0, end: 1, text: " Kept.", tokens: "?" }, ["fields", 0]);
  await database.put("segments", { id: 1, start: 1, end: null, text: " Lost." }, ["fields", 1]);
  const kept = new Map((await page.list()).map(({ facts, order }) => [facts.id, { facts, order }]));
  expect([...kept.keys()].toSorted()).toEqual(["fields", "good", "lists", "text for a record"]);
  expect(kept.get("good")?.facts.title).toBeUndefined();
  expect(kept.get("fields")?.facts).toMatchObject({
    title: undefined,
    createdAt: 0,
    source: { kind: "file" },
    model: "base",
  });
  expect(kept.get("lists")?.facts).toMatchObject({
    languages: [{ code: "de", probability: undefined }],
    speakers: ["Me"],
  });
  expect(kept.get("text for a record")?.order).toMatchObject({ progress: "open", seconds: 0, totalSeconds: undefined });
  expect(await page.segments("fields")).toEqual([
    { ...numbered(0, " Kept."), end: 1, avgLogprob: 0, compressionRatio: 0, noSpeechProb: 0 },
  ]);
});

test("a database of the version before is brought up to this one with what lies in it", async () => {
  const before = await openDB(databaseName, 2, {
    upgrade(database) {
      database.createObjectStore("models", { keyPath: "name" });
      database.createObjectStore("chunks", { keyPath: ["name", "index"] });
      database.createObjectStore("settings");
    },
  });
  await before.put("settings", { theme: "dark", version: 2 }, "settings");
  await before.put("models", { name: "base-q5_1" });
  before.close();
  const page = visit();
  expect(await page.list()).toEqual([]);
  await page.replace(change("a", [numbered(0, " One.")]));
  expect(await texts(page, "a")).toEqual([" One."]);
  const database = await open();
  expect(await database.get("settings", "settings")).toEqual({ theme: "dark", version: 2 });
  expect(await database.getAllKeys("models")).toEqual(["base-q5_1"]);
});

test("who claims a text while it is being let go has it, and loses nothing of what is written then", async () => {
  const transcripts = visit();
  await transcripts.claim("a");
  transcripts.put(change("a", [numbered(0, " One.")]));
  const releasing = transcripts.release("a");
  expect(await transcripts.claim("a")).toBe("here");
  await releasing;
  expect(transcripts.holds("a")).toBe(true);
  transcripts.put(change("a", [numbered(0, " One."), numbered(1, " Two.")]));
  await transcripts.release("a");
  expect(await texts(visit(), "a")).toEqual([" One.", " Two."]);
  expect(transcripts.holds("a")).toBe(false);
  expect(await visit().claim("a")).toBe("here");
});
