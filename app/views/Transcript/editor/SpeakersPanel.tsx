import { useMemo, useRef } from "react";
import { assignSpeaker, renameSpeaker, stretchOf } from "../../../client/transcripts/edit/edit";
import type { Job } from "../../../state/queue/job";
import { isUnfinished } from "../../../state/queue/jobs";
import { useActions } from "../../../state/react";
import { speakerName } from "../../../state/recording/speakers";
import { useStrings } from "../../../strings/strings";
import { useKeptFocus } from "../../../ui/useKeptFocus";
import { type Editing, editedIndex, type TextParagraph } from "../editing";
import { SidePanel } from "../SidePanel";
import css from "./FindPanel.module.css";
import { useShownParagraph } from "./useShownParagraph";
import { nextSpeaker, sharesOf, speakersOf } from "./voices";

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
  const { edit } = useActions();
  const shown = useShownParagraph(editedIndex(paragraphs, editing.caret));
  const paragraph = paragraphs[Math.min(shown, paragraphs.length - 1)];
  const names = speakersOf(paragraphs);
  const shares = useMemo(() => sharesOf(paragraphs), [paragraphs]);
  const rename = (from: string, to: string) => {
    const name = to.trim();
    if (name === "" || name === speakerName(from, strings)) return;
    void edit(job.id, (text) => ({
      ...text,
      segments: renameSpeaker(text.segments, from, name),
      speakers: text.speakers.map((one) => (one === from ? name : one)),
    }));
  };
  const assign = (name: string | undefined) => {
    if (!paragraph) return;
    const stretch = stretchOf(paragraph.segments);
    void edit(job.id, (text) => ({ ...text, segments: assignSpeaker(text.segments, stretch, name) }));
  };
  const merge = (from: string, into: string) =>
    void edit(job.id, (text) => ({
      ...text,
      segments: renameSpeaker(text.segments, from, into),
      speakers: text.speakers.map((one) => (one === from ? into : one)),
    }));
  const voices = useRef<HTMLDivElement>(null);
  useKeptFocus(voices, names.join());
  const next = nextSpeaker(names, words);
  return (
    <SidePanel title={words.speakers} focus="title" small="top" onClose={onClose}>
      <div ref={voices} className={css.voices} tabIndex={-1}>
        {names.map((name, index) => (
          <div key={name} className={css.voice}>
            <input
              className={css.field}
              aria-label={words.nameOf(index + 1)}
              defaultValue={speakerName(name, strings)}
              disabled={isUnfinished(job)}
              onBlur={(event) => rename(name, event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter") rename(name, event.currentTarget.value);
              }}
            />
            <span className="meta">{strings.formats.percent(shares.get(name) ?? 0, 1)}</span>
            {names.length > 1 && (
              <select
                className={css.field}
                aria-label={`${speakerName(name, strings)}: ${words.mergeWith}`}
                value=""
                disabled={isUnfinished(job)}
                onChange={(event) => merge(name, event.currentTarget.value)}
              >
                <option value="" disabled hidden>
                  {words.mergeWith}
                </option>
                {names
                  .filter((other) => other !== name)
                  .map((other) => (
                    <option key={other} value={other}>
                      {speakerName(other, strings)}
                    </option>
                  ))}
              </select>
            )}
          </div>
        ))}
      </div>
      {paragraph && (
        <fieldset className={css.options}>
          <legend className="meta">{words.whoSays(paragraph.start)}</legend>
          {[...names, ...(names.includes(next) ? [] : [next])].map((name) => (
            <button
              key={name}
              type="button"
              className="btn"
              aria-pressed={paragraph.speaker === name}
              disabled={isUnfinished(job)}
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
