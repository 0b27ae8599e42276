import { languages } from "../../engine/index";
import { UsageError } from "../args/values";

/**
 * The code of a language given as code or English name, as openai/whisper takes both.
 * @throws UsageError for anything else.
 */
export function languageCode(text: string): string {
  const wanted = text.toLowerCase();
  const found = languages.find(([code, name]) => code === wanted || name === wanted);
  if (!found) throw new UsageError(`--language is "${text}", expected a code such as en or a name such as English.`);
  return found[0];
}
