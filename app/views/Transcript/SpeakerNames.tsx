import { speakerName } from "../../state/recording/speakers";
import { useStrings } from "../../strings/strings";
import { SpeakerMark } from "./SpeakerMark";
import css from "./Transcript.module.css";

interface SpeakerNamesProps {
  readonly speaker: string;
  /** Who speaks at the same time. */
  readonly also: readonly string[] | undefined;
  /** Of the speaker among all, from 0 on. */
  readonly place: number;
}

/** Whose voice it is, and who else speaks. */
export function SpeakerNames({ speaker, also = [], place }: SpeakerNamesProps) {
  const strings = useStrings();
  const shown = speakerName(speaker, strings);
  return (
    <span className={css.who}>
      <SpeakerMark name={shown} place={place} />
      <span>
        <bdi>{shown}</bdi>
        {also.map((other) => (
          <span key={other} className={css.also}>
            <span className="sr">{strings.speakers.besides}</span> <bdi>{speakerName(other, strings)}</bdi>
          </span>
        ))}
      </span>
    </span>
  );
}
