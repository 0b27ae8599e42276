import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { createFinder, type Found } from "../../../client/transcripts/find/finderClient";
import type { Search } from "../../../client/transcripts/find/findMatches";
import type { TextParagraph } from "../useEditing";

const nothing: Found = { status: "found", matches: [] };

/** The places of what is looked for, in the text as it is now. */
export function useFinder(paragraphs: readonly TextParagraph[], search: Search): Found {
  const [finder] = useState(createFinder);
  const [found, setFound] = useState(nothing);
  const texts = useMemo(() => paragraphs.map(({ text }) => text), [paragraphs]);
  const wanted = useDeferredValue(search);
  useEffect(() => {
    let isWanted = true;
    if (wanted.words === "") setFound(nothing);
    else {
      void finder.find(texts, wanted).then((one) => {
        if (isWanted) setFound(one);
      });
    }
    return () => {
      isWanted = false;
    };
  }, [finder, texts, wanted]);
  useEffect(() => () => finder.close(), [finder]);
  return found;
}
