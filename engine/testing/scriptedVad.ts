import type { Word } from "../transcript/types";
import { type SpeechModel, stepSamples } from "../vad/sileroVad";

/** A voice detector that says its script, a probability per step of 512 samples, whatever it hears and forgets; silence after it. */
export function scriptedVad(probabilities: ArrayLike<number>): SpeechModel {
  let step = 0;
  return {
    push: () => probabilities[step++] ?? 0,
    reset: () => {},
  };
}

/** Probabilities of speech and silence in turn, of so many seconds each, beginning with silence. */
export function speechAfterSilence(...seconds: readonly number[]): readonly number[] {
  return seconds.flatMap((length, i) => Array.from({ length: steps(length) }, () => (i % 2 === 0 ? 0.01 : 0.99)));
}

/** Probabilities of a voice where there are words. */
export function voiceOf(words: readonly Pick<Word, "start" | "end">[]): readonly number[] {
  const middle = (step: number) => ((step + 0.5) * stepSamples) / 16000;
  const isWord = (at: number) => words.some(({ start, end }) => start < at && end > at);
  return Array.from({ length: steps(words.at(-1)?.end ?? 0) }, (_, step) => (isWord(middle(step)) ? 0.99 : 0.01));
}

/** Seconds of the audio that such a script is for. */
export function secondsOf(probabilities: ArrayLike<number>): number {
  return (probabilities.length * stepSamples) / 16000;
}

function steps(seconds: number): number {
  return Math.round((seconds * 16000) / stepSamples);
}
