import type { Database } from "../storage/database";
import { isFull } from "../storage/isFull";
import type { TextReserve } from "../storage/textReserve";
import { type RowChange, writeChanges } from "./transcriptDb";
import {
  isKeptText,
  type KeptTranscript,
  type TextKeeping,
  type TranscriptChange,
  type TranscriptSegment,
} from "./types";

/** What of a transcript is not in the database yet. */
interface Unwritten {
  readonly head: KeptTranscript;
  /** By their numbers; undefined: it is to be deleted. */
  readonly segments: Map<number, TranscriptSegment | undefined>;
}

/** Who hears of the keeper's work. */
interface Hearers {
  readonly onKeeping: (keeping: TextKeeping) => void;
  /** More of a transcript lies in the database now. */
  readonly onWritten: (id: string) => void;
}

/** Milliseconds between the beginnings of two writings, and before what failed is tried again. */
const pause = 1000;
const retryPause = 5000;

/**
 * Brings changes of transcripts into the database: the first at once, further ones at most once a second, all of them in
 * order. What could not be written stays here and is tried again, and whoever listens is told.
 */
export class TranscriptKeeper {
  readonly #open: () => Promise<Database>;
  readonly #hearers: Hearers;
  readonly #reserve: TextReserve;
  readonly #unwritten = new Map<string, Unwritten>();
  /** What lies in the database of each transcript; undefined: something that is being written. */
  readonly #rows = new Map<string, Map<number, TranscriptSegment | undefined>>();
  #database: Database | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastWrite = Number.NEGATIVE_INFINITY;
  #keeping: TextKeeping = "database";
  #isHeld = false;
  #lastHold = Number.NEGATIVE_INFINITY;

  constructor(open: () => Promise<Database>, hearers: Hearers, reserve: TextReserve) {
    this.#open = open;
    this.#hearers = hearers;
    this.#reserve = reserve;
  }

  /** Something is here that is not in the database. */
  get isBehind(): boolean {
    return this.#unwritten.size > 0;
  }

  /** Takes a transcript as it is now; only those of its segments are written that are not there yet. */
  put({ facts, order, segments, removed = [] }: TranscriptChange): void {
    const known = this.#unwritten.get(facts.id)?.segments ?? new Map<number, TranscriptSegment | undefined>();
    const rows = this.#rowsOf(facts.id);
    for (const id of removed) known.set(id, undefined);
    for (const segment of segments) {
      if (rows.get(segment.id) === segment) known.delete(segment.id);
      else known.set(segment.id, segment);
    }
    this.#unwritten.set(facts.id, { head: { facts, order }, segments: known });
    this.#schedule(isKeptText(this.#keeping) ? pause : retryPause);
  }

  /** Writes all that is left now; resolves to where it is kept. */
  async flush(): Promise<TextKeeping> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.isBehind) return this.#keeping;
    this.#lastWrite = performance.now();
    const changes = this.#changes();
    try {
      // With an open database the transaction begins in this very turn.
      await this.#write(changes).catch((error: unknown) => this.#writeInReserve(changes, error));
      this.#settle(changes);
      for (const { facts } of changes) this.#hearers.onWritten(facts.id);
      if (this.#keeping !== "tight") this.#tell("database");
      void this.#hold();
    } catch (error) {
      this.#tell(isFull(error) ? "full" : "memory");
      this.#schedule(retryPause);
    }
    return this.#keeping;
  }

  /** Notes a transcript's segments as they were read from the database. */
  know(id: string, segments: readonly TranscriptSegment[]): void {
    this.#rows.set(id, new Map(segments.map((segment) => [segment.id, segment])));
  }

  /** What is to be written of a transcript is not to be any more. */
  forget(id: string): void {
    this.#unwritten.delete(id);
    this.#rows.delete(id);
  }

  forgetAll(): void {
    this.#unwritten.clear();
    this.#rows.clear();
  }

  /** The database for who reads. */
  async database(): Promise<Database> {
    this.#database ??= await this.#open();
    return this.#database;
  }

  #schedule(wait: number): void {
    const left = Math.max(0, this.#lastWrite + wait - performance.now());
    this.#timer ??= setTimeout(() => void this.flush(), left);
  }

  #rowsOf(id: string): Map<number, TranscriptSegment | undefined> {
    const rows = this.#rows.get(id) ?? new Map<number, TranscriptSegment | undefined>();
    this.#rows.set(id, rows);
    return rows;
  }

  #changes(): readonly RowChange[] {
    return [...this.#unwritten.values()].map(({ head, segments }) => {
      const rows = this.#rowsOf(head.facts.id);
      // Until it is written nobody knows which of the two lies there.
      for (const id of segments.keys()) rows.set(id, undefined);
      return { ...head, rows: new Map(segments) };
    });
  }

  async #write(changes: readonly RowChange[]): Promise<void> {
    if (this.#database) {
      try {
        return await writeChanges(this.#database, changes);
      } catch (error) {
        if (isFull(error)) throw error;
        // Another tab had it closed, to bring it up to a newer version.
        this.#database = undefined;
      }
    }
    await writeChanges(await this.database(), changes);
  }

  /** Where the device is full, the room that was held for text is given to it. */
  async #writeInReserve(changes: readonly RowChange[], error: unknown): Promise<void> {
    if (!isFull(error) || !(await this.#reserve.release())) throw error;
    this.#isHeld = false;
    await this.#write(changes);
    this.#tell("tight");
  }

  /** Takes room for later text; where there is none any more, that is told until there is. */
  async #hold(): Promise<void> {
    if (this.#isHeld || performance.now() - this.#lastHold < retryPause) return;
    this.#lastHold = performance.now();
    this.#isHeld = await this.#reserve.hold();
    if (this.#isHeld && this.#keeping === "tight") this.#tell("database");
  }

  /** What came while it was written is still to be written. */
  #settle(changes: readonly RowChange[]): void {
    for (const { facts, order, rows } of changes) {
      const left = this.#unwritten.get(facts.id);
      if (!left) continue;
      const lying = this.#rowsOf(facts.id);
      for (const [id, segment] of rows) {
        if (segment) lying.set(id, segment);
        else lying.delete(id);
        if (left.segments.has(id) && left.segments.get(id) === segment) left.segments.delete(id);
      }
      const isHeadWritten = left.head.facts === facts && left.head.order === order;
      if (isHeadWritten && left.segments.size === 0) this.#unwritten.delete(facts.id);
    }
  }

  #tell(keeping: TextKeeping): void {
    if (keeping === this.#keeping) return;
    this.#keeping = keeping;
    this.#hearers.onKeeping(keeping);
  }
}
