import { languageCodes } from "./languageCodes";

const names = `
  english, chinese, german, spanish, russian, korean, french, japanese, portuguese, turkish, polish, catalan, dutch,
  arabic, swedish, italian, indonesian, hindi, finnish, vietnamese, hebrew, ukrainian, greek, malay, czech,
  romanian, danish, hungarian, tamil, norwegian, thai, urdu, croatian, bulgarian, lithuanian, latin, maori,
  malayalam, welsh, slovak, telugu, persian, latvian, bengali, serbian, azerbaijani, slovenian, kannada, estonian,
  macedonian, breton, basque, icelandic, armenian, nepali, mongolian, bosnian, kazakh, albanian, swahili, galician,
  marathi, punjabi, sinhala, khmer, shona, yoruba, somali, afrikaans, occitan, georgian, belarusian, tajik, sindhi,
  gujarati, amharic, yiddish, lao, uzbek, faroese, haitian creole, pashto, turkmen, nynorsk, maltese, sanskrit,
  luxembourgish, myanmar, tibetan, tagalog, malagasy, assamese, tatar, hawaiian, lingala, hausa, bashkir, javanese,
  sundanese, cantonese
`
  .trim()
  .split(/,\s+/);

/** Language codes in the order of their tokens, with English names (openai/whisper tokenizer.py, LANGUAGES). */
export const languages: readonly (readonly [code: string, name: string])[] = languageCodes.map(
  (code, i) => [code, names[i] ?? code] as const,
);
