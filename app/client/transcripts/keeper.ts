import type { Database } from "../storage/database";
import { writeChanges } from "./transcriptDb";
import type { KeptTranscript, TextKeeping, TranscriptChange, TranscriptSegment } from "./types";

/** What of a transcript is not in the database yet. */
interface Unwritten {
  readonly head: KeptTranscript;
  readonly segments: Map<number, TranscriptSegment>;
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
  readonly #onKeeping: (keeping: TextKeeping) => void;
  readonly #unwritten = new Map<string, Unwritten>();
  /** Segments that lie in the database as they are. */
  readonly #written = new WeakSet<TranscriptSegment>();
  #database: Database | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastWrite = Number.NEGATIVE_INFINITY;
  #keeping: TextKeeping = "database";

  constructor(open: () => Promise<Database>, onKeeping: (keeping: TextKeeping) => void) {
    this.#open = open;
    this.#onKeeping = onKeeping;
  }

  /** Something is here that is not in the database. */
  get isBehind(): boolean {
    return this.#unwritten.size > 0;
  }

  /** Takes a transcript as it is now; only those of its segments are written that are not there yet. */
  put({ facts, order, segments }: TranscriptChange): void {
    const known = this.#unwritten.get(facts.id)?.segments ?? new Map<number, TranscriptSegment>();
    for (const segment of segments) if (!this.#written.has(segment)) known.set(segment.id, segment);
    this.#unwritten.set(facts.id, { head: { facts, order }, segments: known });
    this.#schedule(this.#keeping === "database" ? pause : retryPause);
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
      await this.#write(changes);
      this.#settle(changes);
      this.#tell("database");
    } catch (error) {
      this.#tell(isFull(error) ? "full" : "memory");
      this.#schedule(retryPause);
    }
    return this.#keeping;
  }

  /** Notes segments that were read from the database. */
  know(segments: readonly TranscriptSegment[]): void {
    for (const segment of segments) this.#written.add(segment);
  }

  /** What is to be written of a transcript is not to be any more. */
  forget(id: string): void {
    this.#unwritten.delete(id);
  }

  forgetAll(): void {
    this.#unwritten.clear();
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

  #changes(): readonly TranscriptChange[] {
    return [...this.#unwritten.values()].map(({ head, segments }) => ({ ...head, segments: [...segments.values()] }));
  }

  async #write(changes: readonly TranscriptChange[]): Promise<void> {
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

  /** What came while it was written is still to be written. */
  #settle(changes: readonly TranscriptChange[]): void {
    for (const { facts, order, segments } of changes) {
      this.know(segments);
      const left = this.#unwritten.get(facts.id);
      if (!left) continue;
      for (const segment of segments) if (left.segments.get(segment.id) === segment) left.segments.delete(segment.id);
      const isHeadWritten = left.head.facts === facts && left.head.order === order;
      if (isHeadWritten && left.segments.size === 0) this.#unwritten.delete(facts.id);
    }
  }

  #tell(keeping: TextKeeping): void {
    if (keeping === this.#keeping) return;
    this.#keeping = keeping;
    this.#onKeeping(keeping);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
