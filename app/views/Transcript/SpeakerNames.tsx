import { speakerName } from "../../state/recording/speakers";
import { useStrings } from "../../strings/strings";
import { LiveVoice, type LiveVoices } from "./LiveVoice";
import { SpeakerMark } from "./SpeakerMark";
import css from "./Transcript.module.css";

interface SpeakerNamesProps {
  readonly speaker: string;
  /** Who speaks at the same time. */
  readonly also: readonly string[] | undefined;
  /** Of the speaker among all, from 0 on. */
  readonly place: number;
  /** Of a recording that is made: those that can be named. */
  readonly live: LiveVoices | undefined;
}

/** Whose voice it is, and who else speaks. */
export function SpeakerNames({ speaker, also = [], place, live }: SpeakerNamesProps) {
  const strings = useStrings();
  const shown = speakerName(speaker, strings);
  if (live?.names.includes(speaker)) {
    return (
      <span className={css.who}>
        <LiveVoice voices={live} name={speaker}>
          <SpeakerMark name={shown} place={place} />
          <bdi>{shown}</bdi>
        </LiveVoice>
      </span>
    );
  }
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
