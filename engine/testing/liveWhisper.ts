import { SottoError } from "../errors";
import { framesPerSecond } from "../whisper/logMel/constants";
import type { Generated, Inference, Whisper } from "../whisper/model/types";
import type { Transcriber } from "../whisper/transcribe/transcriber";
import { fakeTokenizer, fakeVocab } from "./fakeTokenizer";
import { frameNumber } from "./liveBlocks";
import { scriptedWhisper } from "./scriptedWhisper";

/** A word that is said in a recording, in seconds. Tokens 2 … 38 are the words " w2" … " w38", 40 is a full stop. */
export interface SaidWord {
  readonly token: number;
  readonly start: number;
  readonly end: number;
}

/** What is heard of a word that is not yet said to its end. */
export const cutWord = 39;
export const fullStop = 40;

export interface LiveWhisper extends Whisper {
  /** Every window that was encoded, in seconds. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  /** What every window was decoded after. */
  readonly prompts: readonly (readonly number[])[];
}

export interface LiveScript {
  readonly words: readonly SaidWord[];
  /** Called before a window is encoded, with the number of those before it; may throw. */
  readonly onEncode?: (count: number) => void;
  /** Says something else in a window than the words that it holds. */
  readonly says?: (tokens: readonly number[], to: number) => Partial<Generated> | undefined;
  /** The language's place among the tokens, where one is found. */
  readonly language?: number;
}

/** A Whisper that hears the words of a recording in the windows of `liveBlocks`, goes on behind what it was fed, and looks where they are said. */
export function liveWhisper({ words, onEncode, says, language }: LiveScript): LiveWhisper {
  const windows: { from: number; to: number }[] = [];
  const prompts: (readonly number[])[] = [];
  const { dims } = scriptedWhisper([]);
  const heard = () => {
    const { from, to } = windows.at(-1)!;
    const inside = words.filter(({ start, end }) => start >= from - 0.05 && end <= to);
    const cut = words.find(({ start, end }) => start < to - 0.1 && end > to);
    return { from, to, inside, tokens: [...inside.map(({ token }) => token), ...(cut ? [cutWord] : [])] };
  };
  const inference: Inference = {
    search: () => Promise.reject(new Error("not scripted")),
    step: async () => {
      const last = new Float32Array(fakeVocab);
      last[fakeTokenizer.sot + 1 + (language ?? 0)] = 5;
      return last;
    },
    generate: async ([prompt = []], _, { maxTokens, signal }) => {
      await Promise.resolve();
      if (signal?.aborted) throw new SottoError("cancelled", "cancelled between steps");
      prompts.push(prompt);
      const { tokens, to } = heard();
      const known = prompt.length - prompt.indexOf(fakeTokenizer.noTimestamps) - 1;
      const said = {
        tokens: tokens.slice(known),
        noSpeechProb: 0,
        sumLogprob: -0.1,
        ...says?.(tokens.slice(known), to),
      };
      return [{ ...said, tokens: said.tokens.slice(0, maxTokens) }];
    },
    align: async (fed, { positions = dims.nAudioCtx }) => {
      const { from, inside } = heard();
      const begin = fed.indexOf(fakeTokenizer.noTimestamps);
      const attention = new Float32Array(fed.length * positions);
      // The row of a token looks at where the next one is said.
      for (let row = begin; row < fed.length - 1; row++) {
        const word = inside[row - begin];
        const end = inside[row - begin - 1]?.end ?? from;
        const [at, to] = word ? [word.start, word.end] : [end, end + 0.3];
        const within = (second: number) => row * positions + Math.min(position(second - from), positions);
        attention.fill(9, within(at), within(to));
      }
      return { attention, nextProbs: new Float32Array(fed.length).fill(1 - 1e-7) };
    },
  };
  return {
    dims,
    windows,
    prompts,
    prepare: async () => {},
    encode: ([mel = new Float32Array()]) => {
      onEncode?.(windows.length);
      const frames = mel.findLastIndex((value) => value !== 0);
      const from = frameNumber(mel[0]!);
      windows.push({
        from: from / framesPerSecond,
        to: (from + Math.floor(frames / dims.nMels) + 1) / framesPerSecond,
      });
      return { windows: 1 };
    },
    startDecoding: () => inference,
    dispose: () => {},
  };
}

function position(seconds: number): number {
  return Math.min(1500, Math.max(0, Math.round(50 * seconds)));
}

const text = (token: number) => (token === fullStop ? "." : ` w${token}`);

/** The tokenizer of its words. */
export const liveTokenizer: Transcriber["tokenizer"] = {
  ...fakeTokenizer,
  decode: (tokens) =>
    tokens
      .filter((token) => token < fakeTokenizer.eot)
      .map(text)
      .join(""),
  splitToWordTokens: (tokens) => ({ words: tokens.map(text), wordTokens: tokens.map((token) => [token]) }),
};

/** Words of so many seconds each, with these pauses before them, from a second on; numbered 2 … 38 again and again. */
export function saidWords(lengths: readonly (readonly [pause: number, length: number])[]): readonly SaidWord[] {
  let second = 0;
  return lengths.map(([pause, length], i) => {
    const start = second + pause;
    second = start + length;
    return { token: 2 + (i % 37), start, end: second };
  });
}

/** What a voice detector says of a recording with these words: a probability per 512 samples. */
export function voiceOf(words: readonly SaidWord[], seconds: number): readonly number[] {
  return Array.from({ length: Math.ceil((seconds * 16000) / 512) }, (_, i) => {
    const [from, to] = [(i * 512) / 16000, ((i + 1) * 512) / 16000];
    return words.some(({ start, end }) => start < to - 0.016 && end > from + 0.016) ? 0.99 : 0.01;
  });
}
