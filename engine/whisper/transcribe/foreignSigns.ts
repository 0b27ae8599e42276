import type { Segment, Word } from "../../transcript/types";

/** What an English-only model's own text says of the language that is spoken. */
export type ForeignSigns =
  /** It looks like English, or there is too little of it. */
  | "none"
  /** It may be something else: a model that knows more languages can tell. */
  | "doubtful"
  /** It is written down as English and is something else. */
  | "foreign";

/** Seconds of text from its beginning that are looked at. */
const firstText = 60;
/** Tokens, or words, without which nothing can be told. */
const fewest = 3;
/** Text tokens of English-only models lie before that of the end of text. */
const endOfText = 50256;
/** Mean log-probability of a token below which text is doubtful, and that below which openai/whisper gives a text up. */
const doubtful = -0.6;
const improbable = -1;

/** The same of the words of a recording: what stands was said by several hypotheses, and looks surer than it is. */
const doubtfulWords = -0.5;
const improbableWords = -0.85;

/** What of a segment tells it. */
type Told = Pick<Segment, "start" | "tokens" | "avgLogprob" | "words">;

/**
 * Whether the text of an English-only model stands for speech in another language: the model is hardly sure of any of its
 * words then, whatever it makes up. "live": it was written while it was said. Measured by `npm run foreign`
 * (docs/decoding.md).
 */
export function foreignSigns(segments: readonly Told[], how: "file" | "live" = "file"): ForeignSigns {
  const begin = segments[0]?.start ?? 0;
  const first = segments.filter(({ start }) => start < begin + firstText);
  const tokens = mean(first.map(({ tokens: all, avgLogprob }) => [all.filter(isText).length, avgLogprob]));
  if (tokens === undefined) return "none";
  const words = how === "live" ? mean(first.flatMap(({ words: said = [] }) => said.map(logprob))) : undefined;
  if (tokens < improbable || (words ?? 0) < improbableWords) return "foreign";
  return tokens < doubtful || (words ?? 0) < doubtfulWords ? "doubtful" : "none";
}

function isText(token: number): boolean {
  return token < endOfText;
}

function logprob({ probability }: Word): readonly [1, number] {
  return [1, Math.log(Math.max(probability, 1e-6))];
}

/** The mean of values by how often each counts; undefined of too few. */
function mean(values: readonly (readonly [count: number, value: number])[]): number | undefined {
  const count = values.reduce((sum, [times]) => sum + times, 0);
  if (count < fewest) return undefined;
  return values.reduce((sum, [times, value]) => sum + times * value, 0) / count;
}
