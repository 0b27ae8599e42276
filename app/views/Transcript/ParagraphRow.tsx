import { memo, type ReactNode } from "react";
import type { Paragraph } from "../../../engine/index";
import { silenceBefore } from "../../state/transcripts/paragraphs";
import { clock } from "../../strings/formats";
import { useStrings } from "../../strings/strings";
import type { LiveVoices } from "./LiveVoice";
import { Silence, type SilenceProps } from "./Silence";
import { SpeakerNames } from "./SpeakerNames";
import time from "./Time.module.css";
import css from "./Transcript.module.css";

export interface ParagraphRowProps {
  readonly paragraph: Paragraph;
  /** The voice, where it is another than before or somebody else speaks too. */
  readonly speaker: string | undefined;
  /** Its place among all voices, from 0 on. */
  readonly place: number;
  /** The voices that can be named while they are recorded. */
  readonly live: LiveVoices | undefined;
  readonly tail: ReactNode;
  /** Stands in the place of the text while it is edited. */
  readonly editor: ReactNode;
  /** Plays from a second on; undefined without sound. */
  readonly onPlay: ((seconds: number) => void) | undefined;
  /** What was left out before it, and what has that transcribed. */
  readonly skipped: SilenceProps["skipped"];
  readonly onHear: SilenceProps["onHear"];
}

/** A paragraph with its voice and its start in the margin. Confirmed text never changes, so it is drawn once. */
export const ParagraphRow = memo(
  function ParagraphRow(props: ParagraphRowProps) {
    const { paragraph, speaker, place, live, tail, editor, onPlay, skipped, onHear } = props;
    const { transcript } = useStrings();
    const { start, text } = paragraph;
    const silence = silenceBefore(paragraph);
    return (
      <>
        {silence > 0 && <Silence seconds={silence} {...{ skipped, onHear }} />}
        <li className={css.row} data-paragraph="">
          <div className={css.when}>
            {speaker !== undefined && <SpeakerNames speaker={speaker} also={paragraph.also} {...{ place, live }} />}
            {onPlay ? (
              <button
                type="button"
                className={time.press}
                tabIndex={-1}
                data-stop=""
                aria-label={transcript.playFrom(start)}
                onClick={() => onPlay(start)}
              >
                {clock(start)}
              </button>
            ) : (
              <time dateTime={`PT${start.toFixed(2)}S`}>{clock(start)}</time>
            )}
          </div>
          {editor ?? (
            <p className={css.words} dir="auto" tabIndex={-1} data-stop="" data-live={tail ? "" : undefined}>
              {text}
              {tail}
            </p>
          )}
        </li>
      </>
    );
  },
  (before, after) =>
    before.tail === after.tail &&
    before.editor === after.editor &&
    before.onPlay === after.onPlay &&
    before.speaker === after.speaker &&
    before.place === after.place &&
    before.live === after.live &&
    before.paragraph.also?.join() === after.paragraph.also?.join() &&
    before.skipped?.from === after.skipped?.from &&
    before.skipped?.to === after.skipped?.to &&
    before.onHear === after.onHear &&
    before.paragraph.text === after.paragraph.text &&
    before.paragraph.start === after.paragraph.start &&
    before.paragraph.gap === after.paragraph.gap,
);
