import { useEffect, useState } from "react";
import type { Passage } from "../../client/search/passage";
import type { FoundText } from "../../client/search/textIndex";
import { useActions } from "../../state/react";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import css from "./Library.module.css";

export interface HitsProps {
  readonly found: FoundText;
  readonly words: string;
  readonly lang: string | undefined;
  readonly onOpen: (at: number) => void;
}

/** The first places of a transcript that have what is looked for, each with its time, and how many more there are. */
export function Hits({ found, words, lang, onOpen }: HitsProps) {
  const { library, formats } = useStrings();
  const passages = usePassages(found, words);
  const more = found.times - found.segments.length;
  return (
    <>
      {(passages ?? []).map((passage) => (
        <p key={`${passage.start} ${passage.from}`} className={css.excerpt} lang={lang} dir="auto">
          <button
            type="button"
            className={css.time}
            aria-label={library.openAt(formats.spokenTime(passage.start))}
            onClick={() => onOpen(passage.start)}
          >
            {clock(passage.start)}
          </button>
          {passage.text.slice(0, passage.from)}
          <mark className={css.mark}>{passage.text.slice(passage.from, passage.to)}</mark>
          {passage.text.slice(passage.to)}
        </p>
      ))}
      {passages === undefined && <p className={css.excerpt} />}
      {more > 0 && found.segments.length > 0 && <p className="hint">{library.moreHits(more)}</p>}
    </>
  );
}

function usePassages({ id, segments }: FoundText, words: string): readonly Passage[] | undefined {
  const { passages } = useActions();
  const [read, setRead] = useState<readonly Passage[]>();
  const numbers = segments.join(" ");
  useEffect(() => {
    let isWanted = true;
    const wanted = numbers === "" ? [] : numbers.split(" ").map(Number);
    void passages(id, wanted, words).then((found) => isWanted && setRead(found));
    return () => {
      isWanted = false;
    };
  }, [id, numbers, words, passages]);
  return read;
}
