import type { MouseEvent } from "react";
import type { Clip } from "../../state/transcripts/again";
import { useStrings } from "../../strings/strings";
import css from "./Transcript.module.css";

export interface SilenceProps {
  /** Seconds before the next paragraph. */
  readonly seconds: number;
  /** What of them was not transcribed, because nobody was found to speak there. */
  readonly skipped?: Clip | undefined;
  /** Has that transcribed; undefined: it cannot be. */
  readonly onHear?: ((skipped: Clip) => void) | undefined;
}

/** A long silence between two paragraphs, or a stretch that was left out as one. */
export function Silence({ seconds, skipped, onHear }: SilenceProps) {
  const { transcript } = useStrings();
  if (skipped === undefined) return <li className={css.silence}>{transcript.silence(seconds)}</li>;
  const hear = ({ currentTarget }: MouseEvent) => {
    // The button goes, and who pressed it reads on behind it.
    const rows = [currentTarget.closest("li")?.nextElementSibling, currentTarget.closest("li")?.previousElementSibling];
    const row = rows.find((one) => one?.matches("[data-paragraph]"));
    row?.querySelector("p")?.focus({ preventScroll: true });
    onHear?.(skipped);
  };
  return (
    <li className={css.silence}>
      <span>
        {transcript.skipped(skipped.to - skipped.from)}{" "}
        {onHear && (
          <button type="button" className="link" onClick={hear}>
            {transcript.hearSkipped}
          </button>
        )}
      </span>
    </li>
  );
}
