import type { Database } from "../storage/database";
import { keptOf, numberOf, textOf } from "../storage/kept";
import { inTimeOrder } from "../transcripts/edit/order";
import { parseSegment } from "../transcripts/parse";
import { readSegments } from "../transcripts/transcriptDb";
import type { TranscriptNotice } from "../transcripts/transcripts";
import type { TranscriptSegment } from "../transcripts/types";
import { type Passage, passageOf } from "./passage";
import { parseQuery } from "./terms";
import { type Found, type IndexedText, TextIndex } from "./textIndex";

export interface TextSearchServices {
  readonly open: () => Promise<Database>;
  /** Told of by every tab, this one included. */
  readonly channel: Pick<BroadcastChannel, "addEventListener">;
}

/** A text that lies in no database. */
export interface GivenText extends IndexedText {
  readonly segments: readonly TranscriptSegment[];
}

/** What a search found among the texts that were read until then. */
export interface Search extends Found {
  readonly read: number;
  readonly all: number;
}

/** Texts that are read at once, and milliseconds between two words of what has changed. */
const atOnce = 25;
const tellPause = 300;

/** Finds words in all transcripts of this browser, and keeps up with what becomes of them in any tab. */
export class TextSearch {
  readonly #services: TextSearchServices;
  readonly #index = new TextIndex();
  /** Texts that are to be read, or read anew. */
  readonly #unread = new Set<string>();
  /** Segments of texts that the page has alone. */
  readonly #given = new Map<string, readonly TranscriptSegment[]>();
  /** How many are being read just now for the first time. */
  #inHand = 0;
  #reading: Promise<void> | undefined;
  #database: Promise<Database> | undefined;
  #onChange = () => {};
  #isTelling = false;

  constructor(services: TextSearchServices) {
    this.#services = services;
    services.channel.addEventListener("message", ({ data }: MessageEvent<TranscriptNotice>) => this.#hear(data));
  }

  /** Reads all texts, newest first; `onChange` is called when a search may find something else than before. */
  async start(onChange: () => void): Promise<void> {
    this.#onChange = onChange;
    const database = await this.#open();
    const [ids, facts] = await Promise.all([database.getAllKeys("transcripts"), database.getAll("transcripts")]);
    const begun = new Map(ids.map((id, at) => [id, numberOf(keptOf(facts[at]).createdAt) ?? 0]));
    for (const id of ids.toSorted((a, b) => (begun.get(b) ?? 0) - (begun.get(a) ?? 0))) this.#unread.add(id);
    await this.#readAll();
  }

  /** Takes texts that found no place in the database, as they are now. */
  give(texts: readonly GivenText[]): void {
    for (const text of texts) {
      this.#unread.delete(text.id);
      this.#given.set(text.id, text.segments);
      this.#index.put(text);
    }
  }

  /** What this tab or another one has just changed is read first, what was never read is not waited for. */
  async search(words: string): Promise<Search> {
    await this.#read([...this.#unread].filter((id) => this.#index.has(id)));
    const found = this.#index.search(parseQuery(words));
    return { ...found, read: this.#index.size, all: this.#index.size + this.#unread.size + this.#inHand };
  }

  /** The passages of segments that a search has found. */
  async passages(id: string, segments: readonly number[], words: string): Promise<readonly Passage[]> {
    const given = this.#given.get(id);
    const database = given ? undefined : await this.#open();
    const query = parseQuery(words);
    const found = segments.map(async (segment) => {
      const around = this.#index.around(id, segment, { before: 1, after: 3 });
      const read = (one: number) =>
        given ? given.find((row) => row.id === one) : database?.get("segments", [id, one]);
      const rows = await Promise.all(around.map(read));
      return passageOf(
        rows.map(parseSegment).filter((row) => row !== undefined),
        segment,
        query,
      );
    });
    return (await Promise.all(found)).filter((passage) => passage !== undefined);
  }

  #open(): Promise<Database> {
    this.#database ??= this.#services.open();
    // Another tab with a newer page had it closed, or there was none: the next one asks anew.
    this.#database.catch(() => {
      this.#database = undefined;
    });
    return this.#database;
  }

  #hear({ id, what }: TranscriptNotice): void {
    this.#given.delete(id);
    if (what === "removed") {
      this.#unread.delete(id);
      this.#index.remove(id);
    } else {
      this.#unread.add(id);
    }
    this.#tell();
    if (!this.#index.has(id)) void this.#readAll().catch(() => {});
  }

  #readAll(): Promise<void> {
    this.#reading ??= (async () => {
      while (this.#unread.size > 0) {
        await this.#read([...this.#unread].slice(0, atOnce));
        this.#tell();
      }
    })().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const database = await this.#open();
    for (const id of ids) this.#unread.delete(id);
    const fresh = ids.filter((id) => !this.#index.has(id)).length;
    this.#inHand += fresh;
    try {
      await Promise.all(ids.map((id) => this.#readOne(database, id)));
    } catch (error) {
      for (const id of ids) this.#unread.add(id);
      this.#database = undefined;
      throw error;
    } finally {
      this.#inHand -= fresh;
    }
  }

  async #readOne(database: Database, id: string): Promise<void> {
    const [facts, segments] = await Promise.all([database.get("transcripts", id), readSegments(database, id)]);
    if (facts === undefined) return this.#index.remove(id);
    const { title, createdAt } = keptOf(facts);
    this.#index.put({
      id,
      title: textOf(title),
      createdAt: numberOf(createdAt) ?? 0,
      segments: inTimeOrder(segments),
    });
  }

  /** A little later, once for many. */
  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setTimeout(() => {
      this.#isTelling = false;
      this.#onChange();
    }, tellPause);
  }
}
