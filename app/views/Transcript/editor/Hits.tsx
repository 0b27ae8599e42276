import type { Match } from "../../../client/transcripts/find/findMatches";
import { secondAt } from "../../../state/transcripts/paragraphs";
import { clock } from "../../../strings/formats";
import type { TextParagraph } from "../editing";
import { around } from "./around";
import css from "./FindPanel.module.css";

export interface HitsProps {
  readonly matches: readonly Match[];
  readonly paragraphs: readonly TextParagraph[];
  /** Index of the one that is looked at. */
  readonly now: number;
  readonly onChoose: (index: number) => void;
}

/** Most that are listed, around the one that is looked at. */
const most = 50;
/** What was found, each with its time and the words around it. */
export function Hits({ matches, paragraphs, now, onChoose }: HitsProps) {
  const from = Math.max(0, Math.min(now - most / 2, matches.length - most));
  return (
    <ul className={css.hits}>
      {matches.slice(from, from + most).map((match, index) => {
        const paragraph = paragraphs[match.paragraph];
        if (!paragraph || match.to > paragraph.text.length) return null;
        const { text } = paragraph;
        const { before, after } = around(text, match);
        return (
          <li key={`${match.paragraph} ${match.from}`} aria-current={from + index === now}>
            <button type="button" onClick={() => onChoose(from + index)}>
              <span className="meta">{clock(secondAt(paragraph, match.from))}</span>
              <span dir="auto">
                {before}
                <mark>{text.slice(match.from, match.to)}</mark>
                {after}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
