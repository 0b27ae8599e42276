import { sampleRate } from "../audio/constants";
import { throwIfCancelled } from "../errors";
import type { Recogniser } from "../recogniser";
import type { HeardWord, Stretch, TrackHearing } from "../stream/hearing";
import type { LiveOptions } from "../stream/types";
import { frameSamples, secondsOf } from "../transcript/frames";
import type { Segment, Word } from "../transcript/types";

export interface RecogniserScript {
  /** What is said in every audio, in seconds of it. */
  readonly words: readonly Word[];
  readonly languages?: readonly string[];
  readonly features?: Recogniser["features"];
  /** Whether a word is found in a stretch that holds it. */
  readonly finds?: (word: Word, stretch: Stretch) => boolean;
}

const marks = { temperature: 0, avgLogprob: -0.1, compressionRatio: 1, noSpeechProb: 0 };

/** Words of so many seconds each, one after another, from a second on. */
export function scriptedWords(text: string, from = 0, seconds = 0.5): readonly Word[] {
  return text.split(" ").map((word, i) => {
    const start = from + i * seconds;
    return { word: ` ${word}`, start, end: start + seconds, probability: 0.9 };
  });
}

/**
 * A model family of a few lines, which says its script when the sound for it has come: no features, no tokens, no device.
 * Each word of a file is a segment.
 */
export function scriptedRecogniser(script: RecogniserScript): Recogniser {
  const { words, languages = ["en"], features } = script;
  return {
    languages,
    tasks: ["transcribe"],
    features,
    async *transcribe(source, { language = languages[0] ?? "en" }, { signal } = {}) {
      const segments: Segment[] = [];
      let heard = source.start;
      for (let chunk = await source.read(); chunk; chunk = await source.read()) {
        throwIfCancelled(signal);
        const before = heard;
        heard += chunk.length / sampleRate;
        const found = words.filter(({ end }) => end > before && end <= heard).map((word) => segmentOf([word]));
        segments.push(...found);
        if (found.length > 0) yield { type: "segments", segments: found };
        yield { type: "progress", seconds: heard, totalSeconds: source.seconds && source.start + source.seconds };
      }
      return { text: segments.map(({ text }) => text).join(""), language, segments };
    },
    listen: async (options) => listenTo(script, options),
    dispose: () => {},
  };
}

function listenTo({ words, languages = ["en"], finds = () => true }: RecogniserScript, options: LiveOptions) {
  let language = options.language;
  const openTrack = (): TrackHearing => {
    let samples = 0;
    return {
      get frames() {
        return Math.floor(samples / frameSamples);
      },
      push: (block) => {
        samples += block.samples.length;
      },
      end: () => {},
      dropBefore: () => {},
      async *hypothesise(stretch, signal) {
        const { seek, end, confirmed } = stretch;
        throwIfCancelled(signal);
        if (language === undefined) {
          language = languages[0] ?? "en";
          yield { type: "language", language, probability: 1 };
        }
        const inside = words.filter(
          (word) => word.start >= secondsOf(seek) && word.end <= secondsOf(end) && finds(word, stretch),
        );
        const heard = inside.slice(confirmed.length).map((word): HeardWord => ({ ...word, state: undefined }));
        yield { type: "partial", text: textOf(heard) };
        return { words: heard, marks, isGood: true, isSure: true };
      },
      room: () => "enough",
      segmentOf: (heard, { seek }) => ({ ...segmentOf(heard), seek }),
    };
  };
  return {
    get language() {
      return language;
    },
    longest: 1000,
    openTrack,
  };
}

function segmentOf(words: readonly Word[]): Segment {
  const plain = words.map(({ word, start, end, probability }) => ({ word, start, end, probability }));
  const [start, end] = [plain[0]?.start ?? 0, plain.at(-1)?.end ?? 0];
  return { seek: 0, start, end, text: textOf(words), tokens: [], ...marks, words: plain };
}

function textOf(words: readonly Word[]): string {
  return words.map(({ word }) => word).join("");
}
