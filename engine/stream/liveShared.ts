import { detectLanguage } from "../whisper/decoding/detectLanguage";
import { framesPerSecond } from "../whisper/logMel/constants";
import type { Transcriber } from "../whisper/transcribe/transcribe";
import type { LiveWindow } from "./hypothesis";
import { Pace } from "./pace";
import type { LiveEvent, LiveOptions } from "./types";

/** Probability from which a language is believed at once, and seconds of audio from which the most probable one is. */
const sureLanguage = 0.8;
const enoughAudio = 4;

/** What the tracks of a recording have in common: the device's pace, the language. */
export class LiveShared {
  readonly pace = new Pace();
  #tracks = 0;
  #language: string | undefined;

  addTrack(): number {
    return this.#tracks++;
  }

  /** The language that is spoken, once it is found. */
  get language(): string | undefined {
    return this.#language;
  }

  /**
   * The language of the recording; while too little was heard to be sure, that of the window, in which something more
   * `mayFollow`. Yields the language when it is found.
   */
  async *languageOf(
    { whisper, tokenizer }: Transcriber,
    { features, segmentSize }: LiveWindow,
    options: LiveOptions,
    mayFollow: boolean,
  ): AsyncGenerator<LiveEvent, string> {
    this.#language ??= options.language ?? (tokenizer.isMultilingual ? undefined : "en");
    if (this.#language !== undefined) return this.#language;
    const logits = await whisper.startDecoding(features, 1).step([[tokenizer.sot]]);
    const { language, languageProbs } = detectLanguage(logits, tokenizer, options.languages);
    const probability = languageProbs[language] ?? 0;
    if (mayFollow && probability < sureLanguage && segmentSize < enoughAudio * framesPerSecond) return language;
    this.#language = language;
    yield { type: "language", language, probability };
    return language;
  }
}
