import { createContext, use } from "react";
import { en } from "./en/index";

/** English's literal strings are any strings elsewhere; functions keep what they are given. */
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : T extends (...given: never) => unknown
      ? T
      : { readonly [K in keyof T]: Widened<T[K]> };

/** What every language has to have. */
export type Strings = Widened<typeof en>;

export const StringsContext = createContext<Strings>(en);

/** The interface's strings in the user's language. */
export function useStrings(): Strings {
  return use(StringsContext);
}
