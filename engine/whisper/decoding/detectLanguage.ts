import { languageCodes } from "../tokenizer/languageCodes";
import type { SpecialTokens } from "../tokenizer/specialTokens";
import { logSumExp } from "./logSumExp";

export interface DetectedLanguage {
  /** Code of the most probable language, such as "de"; of equals the first in the order of the tokens. */
  readonly language: string;
  /** Probability by language code; together 1. */
  readonly languageProbs: Readonly<Record<string, number>>;
}

/**
 * The language of a window by the raw logits after start-of-transcript alone, [nVocab], which are left unchanged.
 *
 * Where `allowed` lists codes, only these are looked at. Throws a RangeError for an English-only model, for a code that
 * the model does not have, and for an empty list. Source: openai/whisper decoding.py, detect_language.
 */
export function detectLanguage(
  logits: Float32Array,
  tokens: Pick<SpecialTokens, "isMultilingual" | "numLanguages" | "sot">,
  allowed?: readonly string[],
): DetectedLanguage {
  const codes = codesOf(tokens);
  for (const code of allowed ?? []) {
    if (!codes.includes(code)) throw new RangeError(`the model has no language "${code}"`);
  }
  const considered = [...codes.entries()].filter(([, code]) => allowed?.includes(code) ?? true);
  const row = Float32Array.from(considered, ([index]) => logits[tokens.sot + 1 + index] ?? -Infinity);
  const best = considered[row.indexOf(Math.max(...row))];
  if (!best) throw new RangeError("0 languages are allowed; at least one was expected.");
  const total = logSumExp(row);
  const languageProbs = Object.fromEntries(considered.map(([, code], i) => [code, Math.exp(row[i]! - total)]));
  return { language: best[1], languageProbs };
}

function codesOf({ isMultilingual, numLanguages }: Pick<SpecialTokens, "isMultilingual" | "numLanguages">) {
  if (!isMultilingual) throw new RangeError("The model knows English only; one of several languages was expected.");
  return languageCodes.slice(0, numLanguages);
}
