import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, vi } from "vitest";
import { type Database, databaseName, openDatabase } from "../client/storage/database";
import type { TextReserve } from "../client/storage/textReserve";
import { Transcripts } from "../client/transcripts/transcripts";
import type { TranscriptChange, TranscriptSegment } from "../client/transcripts/types";
import { fakeChannels } from "./fakeChannels";
import { FakeLocks } from "./fakeLocks";
import { segment } from "./segments";

/** The database of a browser and the tabs that write their texts in it: new ones for each test of a file. */
export function eachWithItsTexts() {
  const opened: Database[] = [];
  let tabs: FakeLocks;
  let channels: ReturnType<typeof fakeChannels>;

  beforeEach(() => {
    tabs = new FakeLocks();
    channels = fakeChannels();
  });

  afterEach(async () => {
    vi.useRealTimers();
    for (const database of opened.splice(0)) database.close();
    await deleteDB(databaseName);
  });

  async function open(): Promise<Database> {
    const database = await openDatabase();
    opened.push(database);
    return database;
  }

  /** One page; another call is another tab, or a later visit. */
  function visit(openIt: () => Promise<Database> = open, reserve?: TextReserve) {
    const locks = tabs.open();
    const transcripts = new Transcripts({
      ...{ open: openIt, locks, channel: channels() },
      ...(reserve && { reserve }),
    });
    return Object.assign(transcripts, { crash: locks.die });
  }

  return { opened, open, visit };
}

export function numbered(id: number, text: string): TranscriptSegment {
  return { ...segment(id * 2, id * 2 + 2, text), id };
}

export function change(id: string, segments: readonly TranscriptSegment[], seconds = 0): TranscriptChange {
  return {
    facts: {
      id,
      title: undefined,
      createdAt: 5,
      source: { kind: "file", name: `${id}.mp3`, bytes: 3, modifiedAt: 4, fingerprint: "00ff", handle: undefined },
      languages: [{ code: "en", probability: 0.9 }],
      task: "transcribe",
      model: "base-q5_1",
      speakers: [],
    },
    order: {
      text: "some",
      track: undefined,
      progress: "open",
      options: {},
      language: undefined,
      seconds,
      totalSeconds: 60,
      spentMs: 0,
    },
    segments,
  };
}

export const texts = async (transcripts: Transcripts, id: string) =>
  (await transcripts.segments(id)).map(({ text }) => text);

/** The same database, but for how a transaction in it begins. */
export function withBeginning(
  database: Database,
  begin: (mode: unknown, go: () => ReturnType<Database["transaction"]>) => unknown,
): Database {
  return new Proxy(database, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (property !== "transaction") return typeof value === "function" ? value.bind(target) : value;
      return (stores: never, mode: never, options: never) =>
        begin(mode, () => target.transaction(stores, mode, options) as unknown as ReturnType<Database["transaction"]>);
    },
  });
}
