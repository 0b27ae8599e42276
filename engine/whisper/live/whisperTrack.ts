import type { HeardWord, HearingEvent, Hypothesis, Stretch, TrackHearing, WordSource } from "../../stream/hearing";
import type { CapturedBlock, LiveOptions } from "../../stream/types";
import { TrackFeatures } from "../../trackFeatures";
import type { Segment } from "../../transcript/types";
import { needsFallback } from "../decoding/fallback";
import { phraseTokens } from "../decoding/prompts";
import { RepeatedText } from "../decoding/repeatedText";
import { MelFeatures, melSpec } from "../logMel/melFeatures";
import { MelFrames } from "../logMel/melFrames";
import type { AudioFeatures } from "../model/types";
import { isSilence } from "../transcribe/decodeMel";
import type { Decoding } from "../transcribe/melWindow";
import { withRecovery } from "../transcribe/recovery";
import type { Transcriber } from "../transcribe/transcriber";
import { decodeTail, type LiveWindow, timeTail } from "./decodeTail";
import type { LiveLanguage } from "./liveLanguage";
import { heardWord, timingOf, tokensOf } from "./liveWords";
import { segmentOf } from "./segmentOf";
import { soundLikeSpeech } from "./soundLikeSpeech";

/** Confirmed tokens of a window from which on it should be moved, and those that leave too few for what follows. */
const enoughTokens = 110;
const mostTokens = 160;
/** Temperature from which on a text does not lead what follows. */
const unsure = 0.5;

/** One track as Whisper hears it: its log-mel frames, and windows of them that are decoded behind the confirmed text. */
export class WhisperTrack implements TrackHearing {
  readonly #transcriber: Transcriber;
  readonly #options: LiveOptions;
  readonly #language: LiveLanguage;
  readonly #features: TrackFeatures;
  readonly #mel: MelFrames;
  /** Of the text that is said to come before the recording; one that is carried along stands before every prompt anyway. */
  readonly #initialPrompt: readonly number[];
  /** Words of the last hypothesis, most of which the next one says again. */
  #said: readonly HeardWord[] = [];
  /** The window that grows, by its first frame. */
  #window = { seek: -1 };

  constructor(transcriber: Transcriber, options: LiveOptions, language: LiveLanguage) {
    const { nMels } = transcriber.whisper.dims;
    const { initialPrompt = "", carryInitialPrompt } = options;
    this.#transcriber = transcriber;
    this.#options = options;
    this.#language = language;
    this.#features = new TrackFeatures(melSpec(nMels), () => new MelFeatures(nMels));
    this.#mel = new MelFrames(nMels);
    this.#initialPrompt =
      initialPrompt && !carryInitialPrompt ? phraseTokens(initialPrompt, transcriber.tokenizer) : [];
  }

  get frames(): number {
    return this.#mel.length;
  }

  push(block: CapturedBlock): void {
    this.#mel.append(this.#features.framesOf(block));
  }

  end(): void {
    this.#mel.append(this.#features.end());
  }

  dropBefore(frame: number): void {
    this.#mel.dropBefore(frame);
  }

  async *hypothesise(stretch: Stretch, signal: AbortSignal | undefined): AsyncGenerator<HearingEvent, Hypothesis> {
    try {
      return yield* withRecovery(this.#transcriber, stretch.seek, () => this.#decode(stretch, signal));
    } catch (error) {
      throw (await this.#transcriber.withCode?.(error)) ?? error;
    }
  }

  room(words: readonly HeardWord[]): "enough" | "little" | "none" {
    const tokens = words.reduce((count, word) => count + tokensOf(word).length, 0);
    if (tokens <= enoughTokens) return "enough";
    return tokens <= mostTokens ? "little" : "none";
  }

  segmentOf(words: readonly HeardWord[], source: WordSource): Segment {
    return segmentOf(words, source, this.#transcriber.tokenizer.timestampBegin);
  }

  async *#decode(stretch: Stretch, signal: AbortSignal | undefined): AsyncGenerator<HearingEvent, Hypothesis> {
    const isOpen = stretch.kind === "open";
    const window = await this.#encode(stretch);
    const language = yield* this.#language.of(window, isOpen);
    const decoding: Decoding = { ...this.#options, language };
    const temperatures = isOpen ? this.#options.temperature.slice(0, 1) : this.#options.temperature;
    const repeated = new RepeatedText(behind(this.#said, stretch.confirmed).flatMap(tokensOf));
    const control = { temperatures, signal, draft: repeated.draft, loops: isOpen ? "cut" : "kept" } as const;
    const result = await decodeTail(this.#transcriber, window, decoding, control);
    const isBad = isSilence(result, this.#options) || (isOpen && isRepetitive(result, this.#options));
    if (!isBad && isOpen) yield { type: "partial", text: this.#transcriber.tokenizer.decode(result.tokens) };
    const timed = isBad ? [] : await timeTail(this.#transcriber, window, result, decoding);
    const { temperature, avgLogprob, compressionRatio, noSpeechProb } = result;
    const words = timed.map(heardWord);
    this.#said = words;
    return {
      words,
      marks: { temperature, avgLogprob, compressionRatio, noSpeechProb },
      isGood: !isBad && !needsFallback(result, this.#options),
      isSure: temperature <= unsure,
      drafts: repeated.counts(result.tokens.length + 1),
    };
  }

  async #encode(stretch: Stretch): Promise<LiveWindow> {
    const { seek, end, confirmed, before, isFromBeginning, ...lengths } = stretch;
    const previous = before.flatMap(tokensOf);
    return {
      ...lengths,
      features: await this.#featuresOf(stretch),
      seek,
      segmentSize: end - seek,
      prompt: this.#options.conditionOnPreviousText
        ? [...(isFromBeginning ? this.#initialPrompt : []), ...previous]
        : [],
      confirmed: confirmed.map(timingOf),
    };
  }

  /** Of what holds sound alone where that saves time; of what is new alone while somebody goes on speaking. */
  async #featuresOf({ listen, seek, end }: Stretch): Promise<AudioFeatures> {
    const { whisper } = this.#transcriber;
    const mel = this.#mel.window(seek, end - seek);
    const growing = await whisper.openGrowing?.(soundLikeSpeech);
    if (!growing) return whisper.encode([mel]);
    if (this.#window.seek !== seek) this.#window = { seek };
    return growing.encode({ of: this.#window, mel, frames: end - seek, listen });
  }
}

/** Of what was said, the words behind those that are confirmed of it. */
function behind(said: readonly HeardWord[], confirmed: readonly HeardWord[]): readonly HeardWord[] {
  const last = confirmed.at(-1);
  return said.slice(said.findIndex(({ state }) => state === last?.state) + 1);
}

/** Whether a text repeats itself. */
export function isRepetitive(
  { compressionRatio }: Pick<Hypothesis["marks"], "compressionRatio">,
  { compressionRatioThreshold }: Pick<LiveOptions, "compressionRatioThreshold">,
): boolean {
  return compressionRatioThreshold !== undefined && compressionRatio > compressionRatioThreshold;
}
