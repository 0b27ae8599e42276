import { useMemo, useRef, useState } from "react";
import { assignSpeaker, stretchOf } from "../../../client/transcripts/edit/edit";
import { nextSpeaker } from "../../../client/transcripts/speakerNames";
import type { Job } from "../../../state/queue/job";
import { isEditable } from "../../../state/queue/jobs";
import { useActions } from "../../../state/react";
import { speakerName } from "../../../state/recording/speakers";
import { useStrings } from "../../../strings/strings";
import { useKeptFocus } from "../../../ui/useKeptFocus";
import { useKeptOnLeaving } from "../../../ui/useKeptOnLeaving";
import { usePreparedEdit } from "../../../ui/usePreparedEdit";
import { type Editing, editedIndex, type TextParagraph } from "../editing";
import fields from "../PanelFields.module.css";
import { SidePanel } from "../SidePanel";
import css from "./FindPanel.module.css";
import { useShownParagraph } from "./useShownParagraph";
import { sharesOf, speakersOf } from "./voices";

export interface SpeakersPanelProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly editing: Editing;
  readonly onClose: () => void;
}

/** Whose voices there are: each is renamed everywhere at once, and the paragraph that is looked at is given to one. */
export function SpeakersPanel({ job, paragraphs, editing, onClose }: SpeakersPanelProps) {
  const strings = useStrings();
  const { editing: words } = strings;
  const { edit, giveName } = useActions();
  const shown = useShownParagraph(editedIndex(paragraphs, editing.caret));
  const paragraph = paragraphs[Math.min(shown, paragraphs.length - 1)];
  const names = speakersOf(paragraphs);
  const shares = useMemo(() => sharesOf(paragraphs), [paragraphs]);
  // A name that another voice has makes them one.
  const call = (from: string, to: string) => void giveName(job.id, { what: "voice", from, to });
  const assign = (name: string | undefined) => {
    if (!paragraph) return;
    const stretch = stretchOf(paragraph.segments);
    void edit(job.id, (text) => ({ ...text, segments: assignSpeaker(text.segments, stretch, name) }));
  };
  const voices = useRef<HTMLDivElement>(null);
  useKeptFocus(voices, names.join());
  const next = nextSpeaker(names);
  return (
    <SidePanel title={words.speakers} focus="title" small="top" onClose={onClose}>
      {!isEditable(job) && <p className="meta">{words.notYet}</p>}
      <div ref={voices} className={css.voices} tabIndex={-1}>
        {names.map((name, index) => (
          <Voice
            key={name}
            job={job.id}
            name={name}
            number={index + 1}
            share={shares.get(name) ?? 0}
            others={names.filter((other) => other !== name)}
            isFixed={!isEditable(job)}
            onCall={(to) => call(name, to)}
          />
        ))}
      </div>
      {paragraph && (
        <fieldset className={css.options}>
          <legend className="meta">{words.whoSays(paragraph.start)}</legend>
          {[...names, next].map((name) => (
            <button
              key={name}
              type="button"
              className="btn"
              aria-pressed={paragraph.speaker === name}
              disabled={!isEditable(job)}
              onClick={() => assign(paragraph.speaker === name ? undefined : name)}
            >
              {speakerName(name, strings)}
            </button>
          ))}
        </fieldset>
      )}
    </SidePanel>
  );
}

interface VoiceProps {
  readonly job: number;
  readonly name: string;
  /** From 1 on, in the order in which they are heard. */
  readonly number: number;
  readonly share: number;
  readonly others: readonly string[];
  readonly isFixed: boolean;
  /** The voice is to have another name, which may be that of another voice. */
  readonly onCall: (name: string) => void;
}

/** A voice: its name, its share of the talk, and the other ones that it may turn out to be. */
function Voice({ job, name, number, share, others, isFixed, onCall }: VoiceProps) {
  const strings = useStrings();
  const { editing: words, formats } = strings;
  const shown = speakerName(name, strings);
  const [isWritten, setWritten] = useState<"yes" | "no">("no");
  usePreparedEdit(job, isWritten);
  const rename = (written: string) => {
    const to = written.trim();
    if (to !== "" && to !== shown) onCall(to);
  };
  const field = useRef<HTMLInputElement>(null);
  useKeptOnLeaving(() => rename(field.current?.value ?? ""));
  return (
    <div className={css.voice}>
      <input
        ref={field}
        className={fields.field}
        aria-label={words.nameOf(number)}
        defaultValue={shown}
        disabled={isFixed}
        onFocus={() => setWritten("yes")}
        onBlur={(event) => {
          rename(event.currentTarget.value);
          setWritten("no");
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") rename(event.currentTarget.value);
        }}
      />
      <span className="meta">{formats.percent(share, 1)}</span>
      {others.length > 0 && (
        <select
          className={fields.field}
          aria-label={`${shown}: ${words.mergeWith}`}
          value=""
          disabled={isFixed}
          onChange={(event) => onCall(event.currentTarget.value)}
        >
          <option value="" disabled hidden>
            {words.mergeWith}
          </option>
          {others.map((other) => (
            <option key={other} value={other}>
              {speakerName(other, strings)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
