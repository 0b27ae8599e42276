import type { Segment, Word } from "../transcript/types";
import { framesPerSecond } from "../whisper/logMel/constants";
import type { WordTiming } from "../whisper/words/findAlignment";
import { defaultPunctuations, mergePunctuations, type Punctuations } from "../whisper/words/mergePunctuations";
import { roundToHundredths } from "../whisper/words/round";

/** What the words come from: the hypothesis that confirmed them. */
export interface Source extends Pick<Segment, "temperature" | "avgLogprob" | "compressionRatio" | "noSpeechProb"> {
  /** First frame of its window. */
  readonly seek: number;
}

export interface ConfirmedTextOptions {
  readonly timestampBegin: number;
  readonly punctuations?: Punctuations;
}

/** Seconds that a segment lasts before a sentence's end closes it, and after which any word does. */
const shortest = 1;
const longest = 15;
/** Seconds of silence that no segment goes over. */
const longPause = 0.6;
/** A point behind one or two letters ends no sentence: "Mr.", "J.". */
const sentenceEnd = /([\p{L}\p{N}]{3}\.|[?!…])["'”’)\]]*$/u;
/** The next sentence follows without a space. */
const fullStop = /[。？！]["'”’」』)\]]*$/;

interface Draft extends Source {
  readonly items: WordTiming[];
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
  readonly #options: ConfirmedTextOptions;
  #draft: Draft | undefined;
  #isClosed = false;
  #end = 0;

  constructor(options: ConfirmedTextOptions) {
    this.#options = options;
  }

  /** When the last word ended, in seconds. */
  get end(): number {
    return this.#end;
  }

  /** Appends words and punctuation, in the order in which they are said; returns the segments that are new or grew. */
  add(items: readonly WordTiming[], source: Source): readonly ConfirmedSegment[] {
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
    return [...changed.values()].map((draft) => ({
      how: draft.items === stood ? "grown" : "new",
      segment: this.#segmentOf(draft),
    }));
  }

  /** The next word begins a new segment. */
  close(): void {
    this.#isClosed = true;
  }

  /** Words of different hypotheses are timed apart; none begins before the one before it ended. */
  #inOrder(item: WordTiming): WordTiming {
    const start = Math.max(item.start, this.#end);
    const end = Math.max(item.end, start);
    this.#end = end;
    return { ...item, start, end };
  }

  #segmentOf({ items, ...source }: Draft): Segment {
    const { timestampBegin, punctuations = defaultPunctuations } = this.#options;
    const words = mergePunctuations(items, punctuations).filter(({ word }) => word !== "");
    const start = roundToHundredths(words[0]?.start ?? items[0]!.start);
    const end = roundToHundredths(words.at(-1)?.end ?? items.at(-1)!.end);
    const stamp = (seconds: number) => {
      const steps = Math.round((seconds - source.seek / framesPerSecond) * 50);
      return timestampBegin + Math.min(1500, Math.max(0, steps));
    };
    return {
      ...source,
      start,
      end,
      // Never decoded anew, so that bytes which make a character only together cannot change what stands.
      text: items.map(({ word }) => word).join(""),
      tokens: [stamp(start), ...items.flatMap(({ tokens }) => tokens), stamp(end)],
      words: words.map(
        ({ word, start: from, end: to, probability }): Word => ({
          word,
          start: roundToHundredths(from),
          end: roundToHundredths(to),
          probability,
        }),
      ),
    };
  }
}

/** Whether a segment ends before this word: not before punctuation, and not within a word. */
function isComplete({ items }: Draft, { word, start }: WordTiming): boolean {
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
