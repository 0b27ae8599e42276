import { useState } from "react";
import { stretchOf, writeParagraph } from "../../../client/transcripts/edit/edit";
import { findMatches, replaced } from "../../../client/transcripts/find/findMatches";
import type { Job } from "../../../state/queue/job";
import { mostCharacters } from "../../../state/queue/jobOptions";
import { useActions, useApp } from "../../../state/react";
import { useStrings } from "../../../strings/strings";
import type { TextParagraph } from "../editing";
import css from "../OverDesk.module.css";
import type { Correction } from "./correctionOf";

export interface CorrectionOfferProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly correction: Correction;
  readonly onDone: () => void;
}

/** After a correction: the same one elsewhere, and the word for the names that the next files are transcribed with. */
export function CorrectionOffer({ job, paragraphs, correction, onDone }: CorrectionOfferProps) {
  const { editing } = useStrings();
  const { changeOptions, edit } = useActions();
  const hotwords = useApp((state) => state.choice.options.hotwords);
  const [said, setSaid] = useState<string>();
  const { from, to } = correction;
  const search = { words: from, replacement: to, as: "text", case: "same", boundaries: "words" } as const;
  const matches = findMatches(
    paragraphs.map(({ text }) => text),
    search,
  );
  const terms = hotwords === "" ? to : `${hotwords}, ${to}`;
  const isKnown = hotwords.split(/\s*,\s*/).includes(to) || terms.length > mostCharacters.hotwords;
  const replaceAll = () => {
    const byParagraph = Map.groupBy(matches, ({ paragraph }) => paragraph);
    void edit(job.id, (text) => {
      let { segments } = text;
      for (const [index, places] of byParagraph) {
        const paragraph = paragraphs[index];
        if (paragraph)
          segments = writeParagraph(segments, stretchOf(paragraph.segments), replaced(paragraph.text, places));
      }
      return { ...text, segments };
    });
  };
  const add = () => {
    changeOptions({ hotwords: terms });
    setSaid(editing.added(to));
  };
  return (
    <div className={`${css.over} ${css.offer}`} role="status">
      {matches.length > 0 && (
        <>
          <span>{editing.again(matches.length, from)}</span>
          <button type="button" className="btn" onClick={replaceAll}>
            {editing.replaceAll}
          </button>
        </>
      )}
      {said === undefined && !isKnown ? (
        <button type="button" className="btn" onClick={add}>
          {editing.addTerm(to)}
        </button>
      ) : (
        <span>{said}</span>
      )}
      <button type="button" className="btn bare" onClick={onDone}>
        {editing.dismiss}
      </button>
    </div>
  );
}
