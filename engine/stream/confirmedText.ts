import type { Segment } from "../transcript/types";
import type { HeardWord, TrackHearing, WordSource } from "./hearing";

/** Seconds that a segment lasts before a sentence's end closes it, and after which any word does. */
const shortest = 1;
const longest = 15;
/** Seconds of silence that no segment goes over. */
const longPause = 0.6;
/** A point behind one or two letters ends no sentence: "Mr.", "J.". */
const sentenceEnd = /([\p{L}\p{N}]{3}\.|[?!…])["'”’)\]]*$/u;
/** The next sentence follows without a space. */
const fullStop = /[。？！]["'”’」』)\]]*$/;

interface Draft extends WordSource {
  readonly items: HeardWord[];
}

/** A segment in the state that it has now: one that there was not before, or the last one, which begins with what it said. */
export interface ConfirmedSegment {
  readonly how: "new" | "grown";
  readonly segment: Segment;
}

/**
 * The text that is never changed again, in segments that end with sentences and utterances; only the last one grows, and
 * none but that is kept.
 */
export class ConfirmedText {
  readonly #segmentOf: TrackHearing["segmentOf"];
  #draft: Draft | undefined;
  #isClosed = false;
  #end = 0;

  constructor(segmentOf: TrackHearing["segmentOf"]) {
    this.#segmentOf = segmentOf;
  }

  /** When the last word ended, in seconds. */
  get end(): number {
    return this.#end;
  }

  /** Appends words and punctuation, in the order in which they are said; returns the segments that are new or grew. */
  add(items: readonly HeardWord[], source: WordSource): readonly ConfirmedSegment[] {
    const stood = this.#draft?.items;
    // By what no segment has twice: its words.
    const changed = new Map<Draft["items"], Draft>();
    for (const item of items) {
      const isOpen = this.#draft && !this.#isClosed && !isComplete(this.#draft, item);
      // Punctuation and what goes on within a word belong to what stands.
      if (!isOpen && /[\p{L}\p{N}]/u.test(item.word)) this.#draft = undefined;
      this.#isClosed &&= this.#draft !== undefined;
      this.#draft ??= { ...source, items: [] };
      this.#draft = { ...this.#draft, ...source, seek: this.#draft.seek };
      this.#draft.items.push(this.#inOrder(item));
      changed.set(this.#draft.items, this.#draft);
    }
    return [...changed.values()].map(({ items: words, ...from }) => ({
      how: words === stood ? "grown" : "new",
      segment: this.#segmentOf(words, from),
    }));
  }

  /** The next word begins a new segment. */
  close(): void {
    this.#isClosed = true;
  }

  /** Lets go of the last segment, where the next word begins a new one: not even punctuation is added to it. Whether that is so. */
  seal(): boolean {
    if (this.#draft && !this.#isClosed) return false;
    this.#draft = undefined;
    return true;
  }

  /** Words of different hypotheses are timed apart; none begins before the one before it ended. */
  #inOrder(item: HeardWord): HeardWord {
    const start = Math.max(item.start, this.#end);
    const end = Math.max(item.end, start);
    this.#end = end;
    return { ...item, start, end };
  }
}

/** Whether a segment ends before this word: not before punctuation, and not within a word. */
function isComplete({ items }: Draft, { word, start }: HeardWord): boolean {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last || !/[\p{L}\p{N}]/u.test(word)) return false;
  const seconds = last.end - first.start;
  if (seconds > longest || start - last.end > longPause) return true;
  const text = items
    .slice(-3)
    .map((item) => item.word)
    .join("");
  return seconds > shortest && (word.startsWith(" ") ? sentenceEnd.test(text) : fullStop.test(text));
}
