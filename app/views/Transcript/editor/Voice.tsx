import { Merge, Play, UserMinus, Users } from "lucide-react";
import { useRef, useState } from "react";
import { speakerNumber } from "../../../client/transcripts/speakerNames";
import { speakerName } from "../../../state/recording/speakers";
import { useStrings } from "../../../strings/strings";
import { usePlayer, usePlayerState } from "../../../ui/desk/usePlayer";
import { Menu, MenuItem } from "../../../ui/Menu";
import { useKeptOnLeaving } from "../../../ui/useKeptOnLeaving";
import { usePreparedEdit } from "../../../ui/usePreparedEdit";
import fields from "../PanelFields.module.css";
import { SpeakerMark } from "../SpeakerMark";
import css from "./SpeakersPanel.module.css";
import type { Excerpt } from "./voices";

const look = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface VoiceProps {
  readonly job: number;
  readonly name: string;
  /** From 1 on, in the order in which they are heard. */
  readonly number: number;
  readonly share: number;
  readonly others: readonly string[];
  readonly excerpts: readonly Excerpt[];
  readonly isFixed: boolean;
  /** Whose voice it may be, as known from other recordings; undefined: nobody's. */
  readonly proposed: string | undefined;
  readonly onRefuse: (proposed: string) => void;
  /** The voice is to have another name, which may be that of another voice. */
  readonly onCall: (name: string) => void;
  /** It is two people's: absent where that cannot be told. */
  readonly onPart: (() => void) | undefined;
  readonly onForget: () => void;
}

/** A voice: its name, its share of the talk, how it sounds, and the other ones that it may turn out to be. */
export function Voice(props: VoiceProps) {
  const { name, number, share, others, isFixed, onCall, onPart, onForget } = props;
  const strings = useStrings();
  const { formats, speakers } = strings;
  const shown = speakerName(name, strings);
  return (
    <div className={css.voice} data-voice={name} data-place={number - 1}>
      <div className={css.line}>
        <SpeakerMark name={shown} place={number - 1} />
        <NameField {...props} shown={shown} />
        {!isFixed && (
          <Menu label={speakers.more(shown)}>
            {others.map((other) => (
              <MenuItem
                key={other}
                icon={<Merge {...look} />}
                label={speakers.mergeWith(speakerName(other, strings))}
                onClick={() => onCall(other)}
              />
            ))}
            {onPart && <MenuItem icon={<Users {...look} />} label={speakers.part} onClick={onPart} />}
            <MenuItem icon={<UserMinus {...look} />} label={speakers.forgetVoice} onClick={onForget} />
          </Menu>
        )}
      </div>
      <Proposal {...props} />
      <div className={css.line}>
        <span className={css.share} aria-hidden="true">
          <i style={{ transform: `scaleX(${share})` }} />
        </span>
        <span className="meta">{formats.percent(share, 1)}</span>
        <Excerpts {...props} shown={shown} />
      </div>
    </div>
  );
}

/** The name, as it is given everywhere; who is named with Enter leads on to the next one without a name. */
function NameField({ job, name, number, isFixed, onCall, shown }: VoiceProps & { readonly shown: string }) {
  const { editing: words } = useStrings();
  const [isWritten, setWritten] = useState<"yes" | "no">("no");
  usePreparedEdit(job, isWritten);
  const rename = (written: string) => {
    const to = written.trim();
    if (to !== "" && to !== shown) onCall(to);
  };
  const field = useRef<HTMLInputElement>(null);
  useKeptOnLeaving(() => rename(field.current?.value ?? ""));
  return (
    <input
      ref={field}
      className={fields.field}
      aria-label={words.nameOf(number)}
      defaultValue={shown}
      disabled={isFixed}
      data-unnamed={speakerNumber(name) === undefined ? "no" : "yes"}
      onFocus={(event) => {
        setWritten("yes");
        if (speakerNumber(name) !== undefined) event.currentTarget.select();
      }}
      onBlur={(event) => {
        rename(event.currentTarget.value);
        setWritten("no");
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        const isNew = event.currentTarget.value.trim() !== shown;
        const next = isNew ? nextUnnamed(event.currentTarget) : undefined;
        // Who leaves the field gives the name.
        if (next) next.focus();
        else rename(event.currentTarget.value);
      }}
    />
  );
}

/** A name that the voice may have: the user decides. */
function Proposal({ proposed, isFixed, onCall, onRefuse }: VoiceProps) {
  const { speakers: words } = useStrings();
  if (proposed === undefined || isFixed) return null;
  return (
    <fieldset className={css.asked}>
      <legend className="sr">{words.isIt(proposed)}</legend>
      <span aria-hidden="true">{words.isIt(proposed)}</span>
      <button type="button" className="btn" onClick={() => onCall(proposed)}>
        {words.yes}
      </button>
      <button type="button" className="btn" onClick={() => onRefuse(proposed)}>
        {words.no}
      </button>
    </fieldset>
  );
}

/** The field of the next voice that nobody has named, from this one on and round. */
function nextUnnamed(own: HTMLInputElement): HTMLInputElement | undefined {
  const all = [...(own.closest("aside")?.querySelectorAll<HTMLInputElement>("input[data-unnamed]") ?? [])];
  const at = all.indexOf(own);
  return [...all.slice(at + 1), ...all.slice(0, at)].find((one) => one.dataset["unnamed"] === "yes");
}

/** Plays how the voice sounds, from several places of the talk. */
function Excerpts({ job, excerpts, shown }: VoiceProps & { readonly shown: string }) {
  const { speakers: words } = useStrings();
  const player = usePlayer();
  if (usePlayerState().job !== job) return null;
  return (
    <span className={css.excerpts}>
      {excerpts.map((excerpt, i) => (
        <button
          key={excerpt.from}
          type="button"
          className="btn bare"
          aria-label={words.play(i + 1, shown)}
          title={words.play(i + 1, shown)}
          onClick={() => player.playStretch(excerpt)}
        >
          <Play {...look} size={18} />
        </button>
      ))}
    </span>
  );
}
