/** Codes of the interface's languages, as BCP 47 has them. */
export type LanguageCode = "en" | "de" | "es" | "fr" | "zh-Hans" | "ja";

/** What the user wants: a language, or the one that the browser is set to. */
export type LanguageChoice = "auto" | LanguageCode;

/** The languages of the interface, each by its own name. */
export const languages: readonly { readonly code: LanguageCode; readonly name: string }[] = [
  { code: "en", name: "English" },
  { code: "de", name: "Deutsch" },
  { code: "es", name: "Español" },
  { code: "fr", name: "Français" },
  { code: "zh-Hans", name: "简体中文" },
  { code: "ja", name: "日本語" },
];

/** Whether something is a language of the interface: what was kept by another version need not be. */
export function isLanguageCode(value: unknown): value is LanguageCode {
  return languages.some(({ code }) => code === value);
}

/** The interface's language: the chosen one, or the first of the browser's (`navigator.languages`) that there is, or English. */
export function pickLanguage(choice: LanguageChoice, preferred: readonly string[]): LanguageCode {
  if (choice !== "auto") return choice;
  for (const tag of preferred) {
    const written = writtenLanguage(tag);
    const found = languages.find(({ code }) => writtenLanguage(code) === written);
    if (found) return found.code;
  }
  return "en";
}

/** Language and script, without the region: "zh-TW" is written in other characters than "zh-CN". */
function writtenLanguage(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}
