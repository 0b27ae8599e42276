import type { Segment } from "../../transcript/types";

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
/** Tokens without which nothing can be told. */
const fewestTokens = 3;
/** Text tokens of English-only models lie before that of the end of text. */
const endOfText = 50256;
/** Mean log-probability of a token below which text is doubtful, and that below which openai/whisper gives a text up. */
const doubtful = -0.6;
const improbable = -1;

/**
 * Whether the text of an English-only model stands for speech in another language: the model is hardly sure of any of its
 * words then, whatever it makes up. Measured by `npm run foreign` (docs/decoding.md).
 */
export function foreignSigns(segments: readonly Pick<Segment, "start" | "tokens" | "avgLogprob">[]): ForeignSigns {
  const begin = segments[0]?.start ?? 0;
  let tokens = 0;
  let logprob = 0;
  for (const segment of segments) {
    if (segment.start >= begin + firstText) break;
    const count = segment.tokens.filter((token) => token < endOfText).length;
    tokens += count;
    logprob += count * segment.avgLogprob;
  }
  if (tokens < fewestTokens) return "none";
  const mean = logprob / tokens;
  if (mean < improbable) return "foreign";
  return mean < doubtful ? "doubtful" : "none";
}
