import { en } from "./en/index";
import type { LanguageCode } from "./languages";
import type { Strings } from "./strings";

/** Where a language's strings come from. English is part of the page. */
export type Chunks = Partial<Readonly<Record<LanguageCode, () => Promise<Strings>>>>;

/** Every language but English. */
export const chunks: Chunks = {
  de: async () => (await import("./de/index")).de,
  es: async () => (await import("./es/index")).es,
  fr: async () => (await import("./fr/index")).fr,
  ja: async () => (await import("./ja/index")).ja,
  "zh-Hans": async () => (await import("./zh/index")).zh,
};

/** The strings of a language, in a chunk of their own; English where they cannot be had. */
export async function loadStrings(code: LanguageCode, from: Chunks = chunks): Promise<Strings> {
  try {
    return (await from[code]?.()) ?? en;
  } catch {
    return en;
  }
}
