import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { createFinder, type Found } from "../../../client/transcripts/find/finderClient";
import type { Search } from "../../../client/transcripts/find/findMatches";
import type { TextParagraph } from "../editing";

const nothing: Found = { status: "found", matches: [] };

/** What came of which search; while another one runs, nothing is known of that. */
export interface Finding {
  readonly found: Found;
  readonly of: Search | undefined;
}

/** The places of what is looked for, in the text as it is now. */
export function useFinder(paragraphs: readonly TextParagraph[], search: Search): Finding {
  const [finder] = useState(createFinder);
  const [found, setFound] = useState<Finding>({ found: nothing, of: undefined });
  const texts = useMemo(() => paragraphs.map(({ text }) => text), [paragraphs]);
  const wanted = useDeferredValue(search);
  useEffect(() => {
    let isWanted = true;
    if (wanted.words === "") setFound({ found: nothing, of: wanted });
    else {
      void finder.find(texts, wanted).then((one) => {
        if (isWanted) setFound({ found: one, of: wanted });
      });
    }
    return () => {
      isWanted = false;
    };
  }, [finder, texts, wanted]);
  useEffect(() => () => finder.close(), [finder]);
  return found;
}
