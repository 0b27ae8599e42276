import { type ReactNode, useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { en } from "./en/index";
import { type LanguageChoice, pickLanguage } from "./languages";
import { loadStrings } from "./loadStrings";
import { type Strings, StringsContext } from "./strings";

export interface StringsProviderProps {
  /** Undefined while the user's choice is still being read. */
  readonly choice: LanguageChoice | undefined;
  readonly children: ReactNode;
}

/**
 * Gives the page its strings and says in `<html lang>` which language they are in. Nothing is drawn before they are
 * here, so that nobody sees another language first; a later change is drawn when its strings have come.
 */
export function StringsProvider({ choice, children }: StringsProviderProps) {
  const preferred = useSyncExternalStore(watchBrowser, () => navigator.languages.join());
  const wanted = choice && pickLanguage(choice, preferred.split(","));
  const [loaded, setLoaded] = useState<Strings>();
  const strings = loaded ?? (wanted === "en" ? en : undefined);
  useEffect(() => {
    if (wanted === undefined) return;
    let isWanted = true;
    void loadStrings(wanted).then((next) => {
      if (isWanted) setLoaded(next);
    });
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  useLayoutEffect(() => {
    if (strings) document.documentElement.lang = strings.language;
  }, [strings]);
  return strings && <StringsContext value={strings}>{children}</StringsContext>;
}

function watchBrowser(changed: () => void): () => void {
  window.addEventListener("languagechange", changed);
  return () => window.removeEventListener("languagechange", changed);
}
