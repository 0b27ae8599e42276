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

/** It knows more than one language, and so can find the spoken one and translate. */
export function isMultilingual(model: ModelEntry): boolean {
  return model.languages.length > 1;
}

/** What a model takes for the spoken language: its only one, the one named where it knows that, or undefined: it listens. */
export function languageFor(model: ModelEntry, named: string | undefined): string | undefined {
  if (!isMultilingual(model)) return model.languages[0];
  return named !== undefined && model.languages.includes(named) ? named : undefined;
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
