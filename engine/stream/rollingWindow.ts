import { framesPerSecond } from "../transcript/frames";
import type { HeardWord, TrackHearing } from "./hearing";

/** Frames of silence between utterances over which the window does not reach. */
const longestGap = 2 * framesPerSecond;
/** Frames from which on the window is moved, and those that it keeps before its end where it can choose. */
const longEnough = 20 * framesPerSecond;
const keptAtLeast = 5 * framesPerSecond;
/** Words that are kept of the text before the window: more than any model looks back at. */
const mostBefore = 448;

const sentenceEnd = /[.?!。？！…]["'”’)\]]*$/;

/**
 * The stretch of audio that the next hypothesis looks at: it begins at a pause, goes over a few utterances, and moves on
 * before it is full. What is confirmed of it is known word by word; what is confirmed before it leads it.
 */
export class RollingWindow {
  #start: number | undefined;
  /** Where the last utterance that was confirmed ended. */
  #closed = Number.NEGATIVE_INFINITY;
  #items: HeardWord[] = [];
  #before: HeardWord[] = [];
  #isFromBeginning = true;
  readonly #room: TrackHearing["room"];

  constructor(room: TrackHearing["room"]) {
    this.#room = room;
  }

  /** First frame; undefined while nobody has spoken since the last long silence. */
  get start(): number | undefined {
    return this.#start;
  }

  /** The text before the window, the last words. */
  get before(): readonly HeardWord[] {
    return this.#before;
  }

  /** Whether those are all that were confirmed before it. */
  get isFromBeginning(): boolean {
    return this.#isFromBeginning;
  }

  /** What of the window's text is confirmed. */
  get confirmed(): readonly HeardWord[] {
    return this.#items;
  }

  /** Frame at which the last confirmed word ended; the window's first where there is none. */
  get confirmedEnd(): number {
    const last = this.#items.at(-1);
    return last ? Math.max(this.#start ?? 0, Math.round(last.end * framesPerSecond)) : (this.#start ?? 0);
  }

  /** First frame that a window for an utterance which begins at this frame has, where it is not moved on. */
  startFor(utterance: number): number {
    return this.#start === undefined || isFar(this.#closed, utterance) ? utterance : this.#start;
  }

  /** Begins the window, or moves it, for an utterance that begins at one frame and is heard up to another. */
  reach(utterance: number, end: number): number {
    const start = this.startFor(utterance);
    if (start !== this.#start) {
      this.moveTo(start);
      this.#closed = start;
    }
    if (end - start > longEnough || this.#room(this.#items) !== "enough") this.#slide(end);
    if (this.#room(this.#items) === "none") this.moveTo(this.confirmedEnd);
    return this.#start ?? start;
  }

  /** Moves a window that was full up to this frame, of which nothing but the last words is left to be confirmed. */
  goOn(end: number, lastWords: number): void {
    const { confirmedEnd } = this;
    const isProgress = confirmedEnd - (this.#start ?? confirmedEnd) > framesPerSecond;
    this.#slide(end);
    if (end - (this.#start ?? end) > longEnough) this.moveTo(isProgress ? confirmedEnd : end - lastWords);
  }

  /** Appends what is confirmed now. */
  confirm(items: readonly HeardWord[]): void {
    this.#items.push(...items);
  }

  /** All is confirmed up to this frame, behind which a pause follows. */
  close(end: number): void {
    this.#closed = end;
  }

  /** Forgets the text before the window: it does not lead what follows. */
  forgetBefore(): void {
    this.#before = [];
    this.#isFromBeginning = false;
  }

  /** Begins the window at a frame; the text before it leads it. */
  moveTo(frame: number): void {
    const from = this.#items.findIndex(({ end }) => end * framesPerSecond > frame);
    this.#moveText(from < 0 ? this.#items.length : from);
    this.#start = frame;
  }

  /** Nobody speaks at this frame: where nobody has for long, the window ends. Returns the first frame still needed. */
  rest(frame: number): number {
    if (this.#start !== undefined && isFar(this.#closed, frame)) {
      this.#moveText(this.#items.length);
      this.#start = undefined;
    }
    return this.#start ?? frame;
  }

  #moveText(count: number): void {
    const all = [...this.#before, ...this.#items.splice(0, count)];
    this.#isFromBeginning &&= all.length <= mostBefore;
    this.#before = all.slice(-mostBefore);
  }

  /** Moves the window to the best place between confirmed words. */
  #slide(end: number): void {
    const latest = end - keptAtLeast;
    let best: { readonly index: number; readonly frame: number; readonly score: number } | undefined;
    for (let i = 1; i <= this.#items.length; i++) {
      const [before, after] = [this.#items[i - 1]!, this.#items[i]];
      if (after && !after.word.startsWith(" ")) continue;
      const gap = after ? after.start - before.end : 0;
      const frame = Math.round((before.end + gap / 2) * framesPerSecond);
      if (frame > latest) break;
      // A sentence's end is worth half a second of pause; of equals the later one is taken.
      const score = gap + (sentenceEnd.test(before.word) ? 0.5 : 0);
      if (!best || score >= best.score || frame < end - longEnough) best = { index: i, frame, score };
    }
    if (!best) return;
    this.#moveText(best.index);
    this.#start = best.frame;
  }
}

/** Whether so much silence lies between two frames that no window reaches over it. */
export function isFar(end: number, start: number): boolean {
  return start - end > longestGap;
}
