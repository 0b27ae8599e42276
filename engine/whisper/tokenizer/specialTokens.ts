import { SottoError } from "../../errors";
import { languageCodes } from "./languageCodes";

/** Ids of the tokens that are no text, by openai/whisper's names (tokenizer.py). */
export interface SpecialTokens {
  readonly isMultilingual: boolean;
  readonly numLanguages: number;
  readonly eot: number;
  readonly sot: number;
  readonly translate: number;
  readonly transcribe: number;
  readonly sotLm: number;
  readonly sotPrev: number;
  readonly noSpeech: number;
  readonly noTimestamps: number;
  /** <|0.00|>; 1500 more follow in steps of 20 ms. */
  readonly timestampBegin: number;
}

const timestamps = 1501;

/** Special tokens of a vocabulary: 51,864 English-only, 51,865 or 51,866 multilingual. Throws `model-corrupt` for others. */
export function specialTokens(nVocab: number): SpecialTokens {
  if (nVocab < 51864 || nVocab > 51866) {
    throw new SottoError(
      "model-corrupt",
      `The model has a vocabulary of ${nVocab} tokens; 51864, 51865 or 51866 were expected.`,
    );
  }
  const isMultilingual = nVocab >= 51865;
  const numLanguages = nVocab - 51765 - (isMultilingual ? 1 : 0);
  const eot = isMultilingual ? 50257 : 50256;
  const sot = eot + 1;
  const translate = sot + 1 + numLanguages;
  return {
    isMultilingual,
    numLanguages,
    eot,
    sot,
    translate,
    transcribe: translate + 1,
    sotLm: translate + 2,
    sotPrev: translate + 3,
    noSpeech: translate + 4,
    noTimestamps: translate + 5,
    timestampBegin: translate + 6,
  };
}

/** What each special token decodes to, from eot on: "<|endoftext|>", "<|startoftranscript|>", "<|en|>" … "<|30.00|>". */
export function specialTexts({ numLanguages }: SpecialTokens): readonly string[] {
  const names = [
    "endoftext",
    "startoftranscript",
    ...languageCodes.slice(0, numLanguages),
    "translate",
    "transcribe",
    "startoflm",
    "startofprev",
    "nospeech",
    "notimestamps",
    ...Array.from({ length: timestamps }, (_, i) => (i * 0.02).toFixed(2)),
  ];
  return names.map((name) => `<|${name}|>`);
}
