import type { ReactNode } from "react";
import { useApp } from "../../state/react";
import { StringsProvider } from "../../strings/StringsProvider";

/** The page in the language that the user chose for it. */
export function LocalizedPage({ children }: { readonly children: ReactNode }) {
  const choice = useApp((state) => state.preferences.interfaceLanguage);
  return <StringsProvider choice={choice}>{children}</StringsProvider>;
}
