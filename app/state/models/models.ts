import type { Model } from "../../client/models/model";
import type { Strings } from "../../strings/strings";

/** The model's name without its number format: "tiny.en-q5_1" → "tiny.en". */
export function displayName(model: Pick<Model, "name">): string {
  return model.name.replace(/-(?:q\d_\d|f16|f32)$/, "");
}

/** "English" or "99 languages", or two by their names. */
export function languagesOf(model: Model, { common, formats }: Strings): string {
  const { length } = model.languages;
  return length < 3
    ? formats.list(model.languages.map((code) => formats.languageName(code)))
    : common.languages(length);
}

/** It knows more than one language, and so can find the spoken one and translate. */
export function isMultilingual(model: Model): boolean {
  return model.languages.length > 1;
}

/** The language that a choice shows: as named, though the model may know none but its own, for which there is another one. */
export function shownLanguage(model: Model, named: string | undefined): string | undefined {
  return isMultilingual(model) ? languageFor(model, named) : (named ?? model.languages[0]);
}

/** What a model takes for the spoken language: its only one, the one named where it knows that, or undefined: it listens. */
export function languageFor(model: Model, named: string | undefined): string | undefined {
  if (!isMultilingual(model)) return model.languages[0];
  return named !== undefined && model.languages.includes(named) ? named : undefined;
}

/** "en", "en-GB". */
export function isEnglish(language: string): boolean {
  return /^en\b/i.test(language);
}

/** The model that the page begins with: the one that was chosen, else one that knows the language that the browser is set to. */
export function modelToBegin(
  models: readonly Model[],
  chosen: string | undefined,
  browserLanguage: string,
): Model | undefined {
  const fitting = models.find((model) =>
    isEnglish(browserLanguage) ? model.languages.includes("en") : isMultilingual(model),
  );
  return models.find(({ name }) => name === chosen) ?? fitting ?? models[0];
}

/**
 * Languages to choose from, with their names, in the order of the names: those of the model or, where it knows one alone,
 * of all models, since another one can take its place.
 */
export function namedLanguages(
  model: Model,
  models: readonly Model[],
  { formats }: Strings,
): readonly { readonly code: string; readonly name: string }[] {
  const codes = isMultilingual(model) ? model.languages : new Set([model, ...models].flatMap((one) => one.languages));
  return [...codes]
    .map((code) => ({ code, name: formats.languageName(code) }))
    .sort((a, b) => formats.compare(a.name, b.name));
}
