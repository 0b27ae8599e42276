import type { HeardWord } from "../../stream/hearing";
import type { WordTiming } from "../words/findAlignment";

/** A timed word as the stream carries it: its tokens are its state. */
export function heardWord({ word, start, end, probability, tokens }: WordTiming): HeardWord {
  return { word, start, end, probability, state: tokens };
}

/** The timed word that the stream carried. */
export function timingOf(heard: HeardWord): WordTiming {
  const { word, start, end, probability } = heard;
  return { word, tokens: tokensOf(heard), start, end, probability };
}

/** The tokens of a word that came from `heardWord`. */
export function tokensOf({ state }: HeardWord): readonly number[] {
  return state as readonly number[];
}
