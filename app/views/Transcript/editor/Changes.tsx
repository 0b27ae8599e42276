import { useEffect, useMemo, useRef } from "react";
import { originalOf } from "../../../client/transcripts/edit/originals";
import type { TranscriptSegment } from "../../../client/transcripts/types";
import type { Job } from "../../../state/queue/job";
import { useTranscript } from "../../../state/react";
import { textLanguage } from "../../../state/transcripts/transcript";
import { useStrings } from "../../../strings/strings";
import { ChangeRow } from "../ChangeRow";
import type { TextParagraph } from "../editing";
import css from "../Transcript.module.css";
import type { TextChange } from "../textChange";

export interface ChangesProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly onClose: () => void;
}

/** The text as it was heard and as it is now, in one: what was taken away is struck, what was added is underlined. */
export function Changes({ job, paragraphs, onClose }: ChangesProps) {
  const { editing } = useStrings();
  const transcript = useTranscript(job);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const { segments } = transcript;
  const changed = useMemo(() => changesOf(segments, paragraphs), [segments, paragraphs]);
  return (
    <section className={css.body} aria-label={editing.compare} lang={textLanguage(transcript)}>
      <div className={css.changesHead}>
        <button ref={back} type="button" className="btn" data-command="close" onClick={onClose}>
          {editing.backToText}
        </button>
        <p className="meta">{editing.changed(changed.length)}</p>
      </div>
      <ol className={css.text}>
        {changed.map((change) => (
          <ChangeRow key={`${change.start} ${change.now}`} change={change} />
        ))}
      </ol>
    </section>
  );
}

/** Paragraphs that have become two are shown as the one that was heard. */
function changesOf(
  segments: readonly TranscriptSegment[],
  paragraphs: readonly TextParagraph[],
): readonly TextChange[] {
  const firsts = new Set(paragraphs.map((paragraph) => paragraph.segments[0]?.id));
  const groups: TranscriptSegment[][] = [];
  for (const segment of segments) {
    if (groups.length === 0 || (firsts.has(segment.id) && segment.partOf === undefined)) groups.push([]);
    groups.at(-1)?.push(segment);
  }
  return groups.flatMap((group) => {
    const now = textOf(group);
    const before = textOf(originalOf(group));
    return before === now ? [] : [{ start: group[0]?.start ?? 0, before, now }];
  });
}

function textOf(segments: readonly TranscriptSegment[]): string {
  return segments
    .map(({ text }) => text)
    .join("")
    .trim();
}
