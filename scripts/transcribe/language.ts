import { languages } from "../../engine/index";
import { UsageError } from "../args/values";

/** Other names that openai/whisper takes (tokenizer.py, TO_LANGUAGE_CODE). */
const otherNames: Readonly<Record<string, string>> = {
  burmese: "my",
  valencian: "ca",
  flemish: "nl",
  haitian: "ht",
  letzeburgesch: "lb",
  pushto: "ps",
  panjabi: "pa",
  moldavian: "ro",
  moldovan: "ro",
  sinhalese: "si",
  castilian: "es",
  mandarin: "zh",
};
/** Codes of today whose languages have another one among the model's tokens. */
const otherCodes: Readonly<Record<string, string>> = { jv: "jw", nb: "no", fil: "tl" };

/**
 * The code of a language given as code (`de`, `zh-CN`, `pt_BR`, `deu`), in English (`German`) or natively (`Deutsch`);
 * undefined for `auto`.
 * @throws UsageError for anything else.
 */
export function languageCode(text: string, flag = "--language"): string | undefined {
  const wanted = plain(text);
  if (wanted === "auto") return undefined;
  const found = byNameOrCode(wanted) ?? byTag(text.trim()) ?? byNativeName(wanted);
  if (found !== undefined) return found;
  throw new UsageError(`${flag} is "${text}", expected a code such as en or a name such as English.`);
}

function byNameOrCode(wanted: string): string | undefined {
  return languages.find(([code, name]) => code === wanted || name === wanted)?.[0] ?? otherNames[wanted];
}

/** A language tag, or a locale of the system such as `de_DE.UTF-8`. */
function byTag(text: string): string | undefined {
  const tag = text.replace(/[.@].*$/, "").replaceAll("_", "-");
  try {
    const [code = ""] = [tag, ...Intl.getCanonicalLocales(tag)]
      .map((candidate) => candidate.split("-")[0]?.toLowerCase() ?? "")
      .map((candidate) => otherCodes[candidate] ?? candidate)
      .filter(isCode);
    return code || undefined;
  } catch {
    return undefined;
  }
}

function isCode(code: string): boolean {
  return languages.some(([known]) => known === code);
}

function byNativeName(wanted: string): string | undefined {
  return languages.find(([code]) => {
    const tag = Object.keys(otherCodes).find((key) => otherCodes[key] === code) ?? code;
    return plain(new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? "") === wanted;
  })?.[0];
}

/** Without capitals and accents, which not every keyboard has. */
function plain(text: string): string {
  return text.trim().normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
