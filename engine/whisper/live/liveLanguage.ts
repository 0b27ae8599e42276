import type { HearingEvent } from "../../stream/hearing";
import type { LiveOptions } from "../../stream/types";
import { detectLanguage } from "../decoding/detectLanguage";
import { framesPerSecond } from "../logMel/constants";
import type { Transcriber } from "../transcribe/transcriber";
import type { LiveWindow } from "./decodeTail";

/** Probability from which a language is believed at once, and seconds of audio from which the most probable one is. */
const sureLanguage = 0.8;
const enoughAudio = 4;

/** The language of a recording: that of all of its tracks. */
export class LiveLanguage {
  readonly #transcriber: Transcriber;
  readonly #options: LiveOptions;
  #language: string | undefined;

  constructor(transcriber: Transcriber, options: LiveOptions) {
    this.#transcriber = transcriber;
    this.#options = options;
  }

  /** The language that is spoken, once it is found. */
  get found(): string | undefined {
    return this.#language;
  }

  /**
   * The language of the recording; while too little was heard to be sure, that of the window, in which something more
   * `mayFollow`. Yields the language when it is found.
   */
  async *of({ features, segmentSize }: LiveWindow, mayFollow: boolean): AsyncGenerator<HearingEvent, string> {
    const { whisper, tokenizer } = this.#transcriber;
    this.#language ??= this.#options.language ?? (tokenizer.isMultilingual ? undefined : "en");
    if (this.#language !== undefined) return this.#language;
    const logits = await whisper.startDecoding(features, 1).step([[tokenizer.sot]]);
    const { language, languageProbs } = detectLanguage(logits, tokenizer, this.#options.languages);
    const probability = languageProbs[language] ?? 0;
    if (mayFollow && probability < sureLanguage && segmentSize < enoughAudio * framesPerSecond) return language;
    this.#language = language;
    yield { type: "language", language, probability };
    return language;
  }
}
