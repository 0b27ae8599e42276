import { throwIfCancelled } from "../errors";
import { framesPerSecond, secondsOf } from "../transcript/frames";
import { normalised, sureItems, type Tail } from "./agreement";
import { ConfirmedText } from "./confirmedText";
import type { HeardWord, Hypothesis, Listening, Stretch, TrackHearing } from "./hearing";
import { liveEventFrom } from "./liveTimesFrom";
import { Pace } from "./pace";
import { RollingWindow } from "./rollingWindow";
import { type Target, TrackAudio } from "./trackAudio";
import { spokenItems, withinSounds, withoutDots } from "./trust";
import type { CapturedBlock, LiveControl, LiveEvent, LiveOptions } from "./types";

/** Seconds at the end of the audio whose words are still being spoken, and steps, where these are longer: few hypotheses must not err. */
const edge = 0.7;
const edgeSteps = 1.3;
/** Words below this probability wait for so many seconds of what follows them. */
const unsure = 0.5;
const unsureEdge = 1.7;
/** Seconds after which a word is confirmed though hypotheses do not agree; steps after which it is, where those are longer. */
const oldest = 4;
const oldestSteps = 2.5;
/** Seconds before the end of a full window whose words the next window hears whole. */
const fullEdge = 1.5;
/** Seconds of speech that the first hypothesis of an utterance needs, and a later one beyond the one before it. */
const firstSpeech = 0.8;
const nextSpeech = 0.2;
/** Seconds of silence at which what was said is looked at at once. */
const shortPause = 0.2;
/** Seconds of speech that a hypothesis may leave without a word before all of the window is listened to, and before it moves on. */
const longUnheard = 0.8;
const longestUnheard = 1.5;

/** A hypothesis as far as it is not confirmed, and the first frame of its stretch. */
interface Heard extends Tail, Pick<Hypothesis, "marks" | "isGood" | "isSure"> {
  readonly seek: number;
}

/** Which of a recording's tracks it is, and what the tracks share: the device's pace. */
export interface TrackPlace {
  readonly track: number;
  readonly pace: Pace;
}

/**
 * Transcribes one track of a recording while it is made. Audio is pushed in and costs the voice detector's time alone; `work`
 * makes one hypothesis of what is being said and tells what of it is sure. Text that was confirmed is never changed.
 */
export class StreamTranscriber {
  readonly #hearing: TrackHearing;
  readonly #options: Pick<LiveOptions, "vad">;
  readonly #control: LiveControl;
  readonly #pace: Pace;
  readonly #track: number;
  readonly #window: RollingWindow;
  readonly #audio: TrackAudio;
  readonly #text: ConfirmedText;
  #last: Heard | undefined;
  /** Frame up to which a hypothesis has heard, and one that listened to all of its window. */
  #covered = 0;
  #searched = 0;
  #shown = "";
  #served = Number.NEGATIVE_INFINITY;
  #told = Number.NEGATIVE_INFINITY;
  #delay: number | undefined;
  /** Second of the recording at which the first sample lies; everything else here counts from there. */
  #start: number | undefined;
  /** Milliseconds at which the last samples came. */
  #arrived = 0;

  constructor(
    listening: Listening,
    options: Pick<LiveOptions, "vad">,
    control: LiveControl,
    { track, pace }: TrackPlace = { track: 0, pace: new Pace() },
  ) {
    const hearing = listening.openTrack();
    this.#hearing = hearing;
    this.#options = options;
    this.#control = control;
    this.#pace = pace;
    this.#track = track;
    this.#window = new RollingWindow((words) => hearing.room(words));
    this.#audio = new TrackAudio(hearing, listening.longest, this.#window);
    this.#text = new ConfirmedText((words, source) => hearing.segmentOf(words, source));
  }

  /** Loads the voice detector; audio may be pushed before it is there. */
  async open(): Promise<void> {
    if (!this.#audio.isOpen) this.#audio.open(await this.#control.openVad(), this.#options.vad);
  }

  /** Keeps the last confirmed segment from growing any more, where its utterance has ended; whether that is so. */
  seal(): boolean {
    return this.#text.seal();
  }

  /** Milliseconds at which its last work began. */
  get served(): number {
    return this.#served;
  }

  /** Whether the audio has ended and all of it is confirmed. */
  get isFinished(): boolean {
    return this.#audio.isFinished;
  }

  /** Takes audio; nothing of it is dropped. */
  push(block: CapturedBlock): void {
    this.#arrived = this.#control.now();
    this.#start ??= block.start;
    this.#audio.push(block);
  }

  /** No more audio comes: what is left is confirmed by the next calls of `work`. */
  end(): void {
    this.#audio.end();
  }

  /** Milliseconds of the clock from which on there is work, in the past where it is late; undefined: more audio is needed. */
  get due(): number | undefined {
    const target = this.#audio.target();
    if (!target) return undefined;
    if (target.kind !== "open") return Number.NEGATIVE_INFINITY;
    const pause = secondsOf(target.end - target.spokenEnd);
    const fresh = secondsOf(target.spokenEnd - Math.max(this.#covered, target.start));
    if (fresh < nextSpeech) return undefined;
    if (pause >= shortPause) return Number.NEGATIVE_INFINITY;
    if (this.#covered <= target.start && fresh < firstSpeech) return undefined;
    return this.#pace.free;
  }

  /** How the track keeps up, once audio has come: at least once a second of it. */
  *report(): Generator<LiveEvent> {
    if (this.#audio.seconds - this.#told >= 0.5) yield* this.#tell();
  }

  /** Yields it once more at the end, where all of the sound was not told yet. */
  *reportEnd(): Generator<LiveEvent> {
    if (this.#audio.seconds > this.#told) yield* this.#tell();
  }

  *#tell(): Generator<LiveEvent> {
    if (this.#start !== undefined) yield this.#inRecording(this.#state());
  }

  /** Makes a hypothesis of what is due and yields what is new. Throws `cancelled` when the signal aborts. */
  async *work(): AsyncGenerator<LiveEvent, void> {
    for await (const event of this.#work()) yield this.#inRecording(event);
  }

  #inRecording(event: LiveEvent): LiveEvent {
    return liveEventFrom(this.#start ?? 0, event);
  }

  #state(): LiveEvent {
    const heard = this.#audio.seconds;
    this.#told = heard;
    const target = this.#audio.target();
    const from = target ? Math.max(this.#covered, target.start) : 0;
    const waiting = target ? Math.max(0, this.#audio.spokenEnd - from) : 0;
    const confirmed = target ? Math.min(heard, Math.max(this.#text.end, secondsOf(target.start))) : heard;
    const speaking = this.#audio.isSpeaking;
    const [track, delay, backlog] = [this.#track, this.#delay, secondsOf(waiting)];
    return { type: "live", track, heard, confirmed, backlog, delay, speaking };
  }

  async *#work(): AsyncGenerator<LiveEvent, void> {
    const target = this.#audio.target();
    if (!target) return;
    throwIfCancelled(this.#control.signal);
    const began = this.#control.now();
    this.#served = began;
    const known = this.#alreadyHeard(target);
    if (known) {
      yield* this.#confirmSure(target, known);
      return;
    }
    const stretch = this.#stretchOf(target);
    yield* this.#hypothesise(target, stretch);
    this.#pace.spend(began, this.#control.now(), stretch.listen);
  }

  /** The last hypothesis, where it heard all that an utterance says before it ended, and is sure of it. */
  #alreadyHeard({ kind, spokenEnd }: Target): Heard | undefined {
    const last = this.#last;
    return kind === "final" && last?.isGood && last.end >= secondsOf(spokenEnd) + shortPause / 2 ? last : undefined;
  }

  async *#hypothesise(target: Target, stretch: Stretch): AsyncGenerator<LiveEvent, void> {
    const { words, ...said } = yield* this.#hear(target, stretch);
    const items = withinSounds(words, this.#audio.soundStarts);
    const heard = { ...said, items, end: secondsOf(target.end), seek: stretch.seek };
    this.#measure(heard);
    yield* this.#confirmSure(target, heard);
  }

  /** Has the hypothesis made; shows its text as soon as it is there. */
  async *#hear(target: Target, stretch: Stretch): AsyncGenerator<LiveEvent, Hypothesis> {
    const run = this.#hearing.hypothesise(stretch, this.#control.signal);
    for (;;) {
      const next = await run.next();
      if (next.done) return next.value;
      if (next.value.type === "partial") yield* this.#show(next.value.text, secondsOf(this.#window.confirmedEnd));
      else if (next.value.type === "recovered") yield { ...next.value, seconds: secondsOf(target.start) };
      // What is heard live is written here from the beginning.
      else if (next.value.type !== "alone") yield next.value;
    }
  }

  #stretchOf(target: Target): Stretch {
    const { kind, start, end, spokenEnd } = target;
    const window = this.#window;
    const seek = window.reach(start, end);
    this.#hearing.dropBefore(seek);
    const { confirmed, confirmedEnd, before, isFromBeginning } = window;
    const openFrames = end - confirmedEnd;
    const spokenFrames = spokenEnd - Math.max(confirmedEnd, start);
    const listen = kind === "open" && !this.#isUnheard(target) ? "new" : "all";
    if (listen === "all") this.#searched = end;
    return { kind, listen, seek, end, confirmed, before, isFromBeginning, openFrames, spokenFrames };
  }

  /** Whether the last hypothesis found no word for long, where it listened to what was new alone. */
  #isUnheard({ start }: Target): boolean {
    if (!this.#last) return false;
    const { items, end } = this.#last;
    const said = items.findLast(({ word }) => normalised(word) !== "")?.end ?? 0;
    const known = Math.max(said * framesPerSecond, this.#window.confirmedEnd, start, this.#searched);
    return Math.min(end * framesPerSecond, this.#audio.spokenEnd) - known > longUnheard * framesPerSecond;
  }

  /** Confirms what is sure of a hypothesis and shows the rest. */
  *#confirmSure(target: Target, hypothesis: Heard): Generator<LiveEvent> {
    const items =
      target.kind === "final"
        ? withoutDots(spokenItems(hypothesis.items, secondsOf(target.spokenEnd)))
        : hypothesis.items;
    const sure = this.#sure(target, { ...hypothesis, items });
    const rest = items.slice(sure);
    yield* this.#confirm(items.slice(0, sure), hypothesis);
    this.#covered = target.end;
    this.#last = { ...hypothesis, items: rest };
    yield* this.#show(rest.map(({ word }) => word).join(""), rest[0]?.start ?? hypothesis.end);
    this.#moveOn(target, rest.length);
    yield this.#state();
  }

  #sure({ kind }: Target, hypothesis: Heard): number {
    if (kind === "final") return hypothesis.items.length;
    const older = this.#last ?? { items: [], end: 0 };
    const step = this.#pace.step / 1000;
    return sureItems(older, hypothesis, {
      edge: Math.max(edge, edgeSteps * step),
      unsure,
      unsureEdge,
      oldest: kind === "full" ? fullEdge : Math.max(oldest, oldestSteps * step),
    });
  }

  /** Where the next window begins; speech in which the model finds no words must not hold it up. */
  #moveOn({ kind, start, end, spokenEnd }: Target, words: number): void {
    const { confirmedEnd } = this.#window;
    const isUnheard = words === 0 && secondsOf(spokenEnd - Math.max(confirmedEnd, start)) > longestUnheard;
    const isMoved = isUnheard && this.#window.confirmed.length > 0;
    if (isMoved) {
      this.#window.moveTo(Math.max(confirmedEnd, start));
      this.#last = undefined;
    } else if (kind === "full") this.#window.goOn(end, fullEdge * framesPerSecond);
    if (kind === "final" && !isMoved) this.#close(end);
  }

  /** All is confirmed up to the end of an utterance. */
  #close(end: number): void {
    this.#audio.close(end);
    this.#last = undefined;
    this.#window.close(end);
    this.#text.close();
  }

  *#confirm(items: readonly HeardWord[], { marks, isSure, seek }: Heard): Generator<LiveEvent> {
    if (items.length === 0) return;
    this.#window.confirm(items);
    if (!isSure) this.#window.forgetBefore();
    for (const one of this.#text.add(items, { seek, ...marks })) {
      yield { type: "confirmed", track: this.#track, ...one };
    }
  }

  *#show(text: string, start: number): Generator<LiveEvent> {
    if (text === this.#shown) return;
    this.#shown = text;
    yield { type: "tentative", track: this.#track, text, start };
  }

  /** How long after their ends the words come that no hypothesis had. */
  #measure({ items }: Heard): void {
    const now = this.#control.now();
    const captured = (second: number) => this.#arrived - (this.#audio.seconds - second) * 1000;
    const before = this.#last?.end ?? 0;
    for (const { end } of items) {
      if (end <= before) continue;
      const delay = Math.max(0, (now - captured(end)) / 1000);
      this.#delay = this.#delay === undefined ? delay : this.#delay + 0.1 * (delay - this.#delay);
    }
  }
}
