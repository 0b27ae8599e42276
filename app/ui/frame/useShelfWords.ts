import { useEffect } from "react";
import { shelfWords } from "../../state/models/shelfWords";
import { useAppStore } from "../../state/react";
import { useStrings } from "../../strings/strings";

/** Tells what became of models: one is stored, paused, or did not arrive. `say` has to stay the same. */
export function useShelfWords(say: (words: string) => void): void {
  const store = useAppStore();
  const strings = useStrings().models;
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const words = shelfWords(state, before, strings);
        if (words !== undefined) say(words);
      }),
    [store, strings, say],
  );
}
