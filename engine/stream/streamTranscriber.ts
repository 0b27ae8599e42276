import { framesPerSecond, hopLength, nFrames, sampleRate } from "../audio/constants";
import { MelFrames } from "../audio/melFrames";
import { needsFallback } from "../decoding/fallback";
import { phraseTokens } from "../decoding/prompts";
import { throwIfCancelled } from "../errors";
import type { DecodingResult } from "../transcript/segments";
import type { Decoding, Transcriber } from "../transcript/transcribe";
import type { Segment } from "../transcript/types";
import { normalised, sureItems, type Tail } from "./agreement";
import { ConfirmedText } from "./confirmedText";
import { decodeTail, type LiveWindow, timeTail } from "./hypothesis";
import { LiveShared } from "./liveShared";
import { isFar, RollingWindow } from "./rollingWindow";
import { SpeechGate, type Utterance } from "./speechGate";
import type { CapturedBlock, LiveControl, LiveEvent, LiveOptions } from "./types";

/** Seconds at the end of the audio whose words are still being spoken. */
const edge = 0.8;
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
/** Seconds around the sound of an utterance in which its words may lie. */
const fade = 0.1;
/** Seconds of speech that a hypothesis may leave without a word before the window moves on. */
const longestUnheard = 1.5;

interface Target {
  readonly kind: "open" | "full" | "final";
  /** Frames of the recording: where the first utterance begins that is not confirmed, and up to where it is heard. */
  readonly start: number;
  readonly end: number;
  readonly spokenEnd: number;
}

interface Hypothesis extends Tail {
  readonly result: DecodingResult;
  readonly seek: number;
  /** Good enough to be confirmed as it is. */
  readonly isGood: boolean;
}

/**
 * Transcribes one track of a recording while it is made. Audio is pushed in and costs the voice detector's time alone; `work`
 * makes one hypothesis of what is being said and tells what of it is sure. Text that was confirmed is never changed.
 */
export class StreamTranscriber {
  readonly #transcriber: Transcriber;
  readonly #options: LiveOptions;
  readonly #control: LiveControl;
  readonly #shared: LiveShared;
  readonly #track: number;
  readonly #mel: MelFrames;
  readonly #window: RollingWindow;
  readonly #text: ConfirmedText;
  #gate: SpeechGate | undefined;
  /** Samples that came before the voice detector was there. */
  readonly #waiting: Float32Array<ArrayBuffer>[] = [];
  /** Those that have ended and are not confirmed yet. */
  readonly #utterances: Utterance[] = [];
  #samples = 0;
  #isEnded = false;
  #last: Hypothesis | undefined;
  /** Frame up to which a hypothesis has heard. */
  #covered = 0;
  #shown = "";
  #served = Number.NEGATIVE_INFINITY;
  #told = Number.NEGATIVE_INFINITY;
  #delay: number | undefined;
  /** Milliseconds at which the last samples came. */
  #arrived = 0;

  constructor(transcriber: Transcriber, options: LiveOptions, control: LiveControl, shared = new LiveShared()) {
    const { tokenizer } = transcriber;
    this.#transcriber = transcriber;
    this.#options = options;
    this.#control = control;
    this.#shared = shared;
    this.#track = shared.addTrack();
    this.#mel = new MelFrames(transcriber.whisper.dims.nMels);
    this.#window = new RollingWindow(options.initialPrompt ? phraseTokens(options.initialPrompt, tokenizer) : []);
    this.#text = new ConfirmedText({ timestampBegin: tokenizer.timestampBegin, nextId: () => shared.nextId() });
  }

  /** Loads the voice detector; audio may be pushed before it is there. */
  async open(): Promise<void> {
    if (this.#gate) return;
    this.#gate = new SpeechGate(await this.#control.openVad(), this.#options.vad);
    for (const samples of this.#waiting.splice(0)) this.#hear(samples);
    if (this.#isEnded) this.#endGate();
  }

  /** Milliseconds at which its last work began. */
  get served(): number {
    return this.#served;
  }

  /** What is confirmed so far. */
  get segments(): readonly Segment[] {
    return this.#text.segments;
  }

  /** Whether the audio has ended and all of it is confirmed. */
  get isFinished(): boolean {
    return this.#isEnded && this.#gate !== undefined && this.#target() === undefined;
  }

  /** Takes audio; nothing of it is dropped. */
  push({ samples, frames }: CapturedBlock): void {
    if (this.#isEnded) throw new Error("samples after the end of the recording");
    const { nMels } = this.#mel;
    this.#samples += samples.length;
    this.#arrived = this.#control.now();
    for (let at = 0; at < frames.length; at += nMels) {
      const frame = frames.subarray(at, at + nMels);
      this.#mel.append((data, to) => {
        data.set(frame, to);
        return frame.reduce((largest, value) => Math.max(largest, value));
      });
    }
    if (this.#gate) this.#hear(samples);
    else this.#waiting.push(samples);
  }

  /** No more audio comes: what is left is confirmed by the next calls of `work`. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    if (this.#gate) this.#endGate();
  }

  /** Milliseconds of the clock from which on there is work, in the past where it is late; undefined: more audio is needed. */
  get due(): number | undefined {
    const target = this.#target();
    if (!target) return undefined;
    if (target.kind !== "open") return Number.NEGATIVE_INFINITY;
    const pause = seconds(target.end - target.spokenEnd);
    const fresh = seconds(target.spokenEnd - Math.max(this.#covered, target.start));
    if (fresh < nextSpeech) return undefined;
    if (pause >= shortPause) return Number.NEGATIVE_INFINITY;
    if (this.#covered <= target.start && fresh < firstSpeech) return undefined;
    return this.#shared.pace.free;
  }

  /** How the track keeps up, at least once a second of audio and whenever asked to tell. */
  *report(when: "each second" | "now" = "each second"): Generator<LiveEvent> {
    const heard = this.#samples / sampleRate;
    if (when === "each second" && heard - this.#told < 0.5) return;
    this.#told = heard;
    const target = this.#target();
    const from = target ? Math.max(this.#covered, target.start) : 0;
    const waiting = target ? Math.max(0, this.#heardSpeech() - from) : 0;
    const confirmed = target ? Math.min(heard, Math.max(this.#text.end, seconds(target.start))) : heard;
    const speaking = this.#gate?.current !== undefined;
    yield { type: "live", heard, confirmed, backlog: seconds(waiting), delay: this.#delay, speaking };
  }

  /** Makes a hypothesis of what is due and yields what is new. Throws `cancelled` when the signal aborts. */
  async *work(): AsyncGenerator<LiveEvent, void> {
    const target = this.#target();
    if (!target) return;
    throwIfCancelled(this.#control.signal);
    const began = this.#control.now();
    this.#served = began;
    const known = this.#alreadyHeard(target);
    if (known) {
      yield* this.#take(target, known);
      return;
    }
    for (;;) {
      try {
        yield* this.#hypothesise(target);
        break;
      } catch (error) {
        const device = await this.#transcriber.recover?.(error);
        if (!device) throw error;
        yield { type: "recovered", seconds: seconds(target.start), device };
      }
    }
    this.#shared.pace.spend(began, this.#control.now());
  }

  #hear(samples: Float32Array): void {
    const gate = this.#gate;
    if (!gate) return;
    gate.push(samples);
    this.#utterances.push(...gate.takeEnded());
    if (this.#utterances.length === 0 && !gate.current) {
      this.#mel.dropBefore(this.#window.rest(Math.floor(gate.settled / hopLength)));
    }
  }

  #endGate(): void {
    this.#gate?.end();
    this.#utterances.push(...(this.#gate?.takeEnded() ?? []));
  }

  #heardSpeech(): number {
    const last = this.#gate?.current ?? this.#utterances.at(-1);
    return last ? this.#frameOf(last.spokenEnd) : 0;
  }

  /** The frame of a sample; frames lag behind the samples by their half. */
  #frameOf(sample: number): number {
    return Math.min(Math.round(sample / hopLength), this.#mel.length);
  }

  /** What the next hypothesis is to be made of. */
  #target(): Target | undefined {
    const current = this.#gate?.current;
    const first = this.#utterances[0] ?? current;
    if (!first) return undefined;
    const start = this.#frameOf(first.start);
    const limit = this.#window.startFor(start) + nFrames;
    const last = this.#lastWithin(limit);
    const heard = last ?? first;
    const [end, spokenEnd] = [this.#frameOf(heard.end), this.#frameOf(heard.spokenEnd)];
    if (last) return { kind: "final", start, end, spokenEnd };
    if (end > limit) return { kind: "full", start, end: limit, spokenEnd: Math.min(spokenEnd, limit) };
    return { kind: "open", start, end, spokenEnd };
  }

  /** The last utterance that has ended and lies in one window with the first. */
  #lastWithin(limit: number): Utterance | undefined {
    let last: Utterance | undefined;
    for (const utterance of this.#utterances) {
      if (this.#frameOf(utterance.end) > limit) break;
      if (last && isFar(this.#frameOf(last.end), this.#frameOf(utterance.start))) break;
      last = utterance;
    }
    return last;
  }

  /** The last hypothesis, where it heard all that an utterance says before it ended, and is sure of it. */
  #alreadyHeard({ kind, spokenEnd }: Target): Hypothesis | undefined {
    const last = this.#last;
    return kind === "final" && last?.isGood && last.end >= seconds(spokenEnd) + shortPause / 2 ? last : undefined;
  }

  async *#hypothesise(target: Target): AsyncGenerator<LiveEvent, void> {
    const { whisper, tokenizer } = this.#transcriber;
    const { signal } = this.#control;
    const window = this.#encode(target);
    const language = yield* this.#shared.languageOf(this.#transcriber, window, this.#options, target.kind === "open");
    const decoding: Decoding = { ...this.#options, language };
    const temperatures = target.kind === "open" ? this.#options.temperature.slice(0, 1) : this.#options.temperature;
    const result = await decodeTail(this.#transcriber, window, decoding, { temperatures, signal });
    const isBad = isSilence(result, this.#options) || (target.kind === "open" && isRepetitive(result, this.#options));
    if (!isBad && target.kind === "open") {
      yield* this.#show(tokenizer.decode(result.tokens), seconds(this.#window.confirmedEnd));
    }
    const timed = isBad ? [] : await timeTail({ whisper, tokenizer }, window, result, decoding);
    const items = this.#inUtterances(timed);
    const isGood = !isBad && !needsFallback(result, this.#options);
    const hypothesis = { items, end: seconds(target.end), result, seek: window.seek, isGood };
    this.#measure(hypothesis);
    (globalThis as any).trace?.(
      `${(this.#control.now() / 1000).toFixed(2)} ${target.kind} window ${seconds(window.seek)}-${seconds(target.end)} spoken ${seconds(target.spokenEnd)} cost ${this.#shared.pace.cost.toFixed(0)} t ${result.temperature} lp ${result.avgLogprob.toFixed(2)} cr ${result.compressionRatio.toFixed(2)} ns ${result.noSpeechProb.toFixed(2)} prompt ${window.prompt.length} |${window.confirmed.map((i) => i.word).join("")} + ${items.map((i) => `${i.word}(${i.end.toFixed(2)})`).join("")}`,
    );
    yield* this.#take(target, hypothesis);
  }

  /** No word begins before the sound that it ends in: the model lets words begin where the one before ended. */
  #inUtterances(items: Hypothesis["items"]): Hypothesis["items"] {
    const current = this.#gate?.current;
    const starts = [...this.#utterances, ...(current ? [current] : [])].map(
      (one) => one.spokenStart / sampleRate - fade,
    );
    return items.map((item) => {
      const earliest = starts.findLast((start) => start < item.end) ?? 0;
      return { ...item, start: Math.max(item.start, earliest) };
    });
  }

  #encode({ start, end, spokenEnd }: Target): LiveWindow {
    const window = this.#window;
    const seek = window.reach(start, end);
    this.#mel.dropBefore(seek);
    const segmentSize = end - seek;
    return {
      features: this.#transcriber.whisper.encode([this.#mel.window(seek, segmentSize)]),
      seek,
      segmentSize,
      prompt: this.#options.conditionOnPreviousText ? window.prompt : [],
      confirmed: window.confirmed,
      openFrames: end - window.confirmedEnd,
      spokenFrames: spokenEnd - Math.max(window.confirmedEnd, start),
    };
  }

  /** Confirms what is sure of a hypothesis and shows the rest. */
  *#take(target: Target, hypothesis: Hypothesis): Generator<LiveEvent> {
    const items = target.kind === "final" ? withoutDots(spoken(hypothesis.items, target)) : hypothesis.items;
    const sure = this.#sure(target, { ...hypothesis, items });
    const rest = items.slice(sure);
    yield* this.#confirm(items.slice(0, sure), hypothesis);
    this.#covered = target.end;
    this.#last = { ...hypothesis, items: rest };
    yield* this.#show(rest.map(({ word }) => word).join(""), rest[0]?.start ?? hypothesis.end);
    this.#moveOn(target, rest.length);
    yield* this.report("now");
  }

  #sure({ kind }: Target, hypothesis: Hypothesis): number {
    if (kind === "final") return hypothesis.items.length;
    const older = this.#last ?? { items: [], end: 0 };
    const step = this.#shared.pace.step / 1000;
    const bounds = { edge, oldest: kind === "full" ? fullEdge : Math.max(oldest, oldestSteps * step) };
    return sureItems(older, hypothesis, bounds);
  }

  /** Where the next window begins; speech in which the model finds no words must not hold it up. */
  #moveOn({ kind, start, end, spokenEnd }: Target, words: number): void {
    const { confirmedEnd } = this.#window;
    const isUnheard = words === 0 && seconds(spokenEnd - Math.max(confirmedEnd, start)) > longestUnheard;
    const isMoved = isUnheard && this.#window.confirmed.length > 0;
    if (isMoved) {
      this.#window.moveTo(Math.max(confirmedEnd, start));
      this.#last = undefined;
    } else if (kind === "full") this.#window.goOn(end, fullEdge * framesPerSecond);
    if (kind === "final" && !isMoved) this.#close(end);
  }

  /** All is confirmed up to the end of an utterance. */
  #close(end: number): void {
    const closed = this.#utterances.findLastIndex((one) => this.#frameOf(one.end) <= end);
    this.#utterances.splice(0, closed + 1);
    this.#last = undefined;
    this.#window.close(end);
    this.#text.close();
  }

  *#confirm(items: Hypothesis["items"], { result, seek }: Hypothesis): Generator<LiveEvent> {
    if (items.length === 0) return;
    const { temperature, avgLogprob, compressionRatio, noSpeechProb } = result;
    this.#window.confirm(items);
    if (temperature > 0.5) this.#window.forgetPrompt();
    const source = { seek, temperature, avgLogprob, compressionRatio, noSpeechProb };
    for (const segment of this.#text.add(items, source)) yield { type: "confirmed", track: this.#track, segment };
  }

  *#show(text: string, start: number): Generator<LiveEvent> {
    if (text === this.#shown) return;
    this.#shown = text;
    yield { type: "tentative", track: this.#track, text, start };
  }

  /** How long after their ends the words come that no hypothesis had. */
  #measure({ items }: Hypothesis): void {
    const now = this.#control.now();
    const captured = (second: number) => this.#arrived - (this.#samples / sampleRate - second) * 1000;
    const before = this.#last?.end ?? 0;
    for (const { end } of items) {
      if (end <= before) continue;
      const delay = Math.max(0, (now - captured(end)) / 1000);
      this.#delay = this.#delay === undefined ? delay : this.#delay + 0.1 * (delay - this.#delay);
    }
  }
}

/** The items without dots behind them, by which the model says that more follows. */
function withoutDots(items: Hypothesis["items"]): Hypothesis["items"] {
  const last = items.findLastIndex(({ word }) => !/^(\.\.+|…|-+)$/.test(word.trim()));
  return items.slice(0, last + 1);
}

/** The words that lie before the silence at an utterance's end, and the punctuation behind them. */
function spoken(items: Hypothesis["items"], { spokenEnd }: Target): Hypothesis["items"] {
  const silent = items.findIndex(
    ({ word, start, end }) => normalised(word) !== "" && (start + end) / 2 > seconds(spokenEnd) + fade,
  );
  return silent < 0 ? items : items.slice(0, silent);
}

function isRepetitive({ compressionRatio }: DecodingResult, { compressionRatioThreshold }: LiveOptions): boolean {
  return compressionRatioThreshold !== undefined && compressionRatio > compressionRatioThreshold;
}

function isSilence(result: DecodingResult, { noSpeechThreshold, logprobThreshold }: LiveOptions): boolean {
  if (noSpeechThreshold === undefined || !(result.noSpeechProb > noSpeechThreshold)) return false;
  return logprobThreshold === undefined || !(result.avgLogprob > logprobThreshold);
}

function seconds(frames: number): number {
  return frames / framesPerSecond;
}
