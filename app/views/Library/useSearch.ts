import { useEffect, useState } from "react";
import type { FoundText } from "../../client/search/textIndex";
import { useActions } from "../../state/react";

/** What a search found, and how many of the texts were read for it. */
export interface TextsFound {
  readonly words: string;
  readonly times: number;
  /** By the ids of their transcripts. */
  readonly texts: ReadonlyMap<string, FoundText>;
  readonly read: number;
  readonly all: number;
}

/** Milliseconds after a key in which the next one is waited for. */
const pause = 80;

/** Looks through all texts for what is being typed, and again when they change; undefined: nothing is looked for. */
export function useSearch(typed: string): TextsFound | undefined {
  const { searchTexts, onTextsChange } = useActions();
  const [found, setFound] = useState<TextsFound>();
  const words = typed.trimStart();
  useEffect(() => {
    if (words === "") {
      setFound(undefined);
      return;
    }
    let isWanted = true;
    const look = async () => {
      const { texts, ...rest } = await searchTexts(words);
      if (isWanted) setFound({ ...rest, words: words.trim(), texts: new Map(texts.map((one) => [one.id, one])) });
    };
    const lookQuietly = () => void look().catch(() => {});
    const timer = setTimeout(lookQuietly, pause);
    const forget = onTextsChange(lookQuietly);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      forget();
    };
  }, [words, searchTexts, onTextsChange]);
  return words === "" ? undefined : found;
}
