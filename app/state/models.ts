import type { ModelEntry } from "./types";

/** The model's name without its number format: "tiny.en-q5_1" → "tiny.en". */
export function displayName(model: ModelEntry): string {
  return model.name.replace(/-(?:q\d_\d|f16|f32)$/, "");
}

/** "English" or "99 languages". */
export function languagesOf(model: ModelEntry): string {
  return model.languages.length === 1
    ? languageName(model.languages[0] ?? "en")
    : `${model.languages.length} languages`;
}

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** English name of a language code of openai/whisper's tokenizer.py. */
export function languageName(code: string): string {
  // Browsers fold Tagalog into Filipino; Whisper means Tagalog.
  return code === "tl" ? "Tagalog" : (names.of(code) ?? code);
}

/** Languages of a model with their names, in the order of the names. */
export function namedLanguages(model: ModelEntry): readonly { readonly code: string; readonly name: string }[] {
  return model.languages
    .map((code) => ({ code, name: languageName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
