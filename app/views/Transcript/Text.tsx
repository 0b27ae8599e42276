import { type RefObject, useCallback, useMemo, useRef } from "react";
import type { Job } from "../../state/queue/job";
import { isEditable, isLive, isUnfinished } from "../../state/queue/jobs";
import { useActions, useTranscript } from "../../state/react";
import { speakerName } from "../../state/recording/speakers";
import { textLanguage } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import { type Strings, useStrings } from "../../strings/strings";
import { usePlayer, usePlayerState } from "../../ui/desk/usePlayer";
import { useLoaded } from "../../ui/useLoaded";
import { editedIndex, editedKey, type TextParagraph } from "./editing";
import { JumpToEnd } from "./JumpToEnd";
import { ParagraphRow } from "./ParagraphRow";
import { Silence } from "./Silence";
import { Tail } from "./Tail";
import { toldKey } from "./ToldNotes";
import css from "./Transcript.module.css";
import { type TailText, tailsAfter, tailsOf } from "./tails";
import { useArrival } from "./useArrival";
import type { EditingWithCode } from "./useEditing";
import { useFollowEnd } from "./useFollowEnd";
import { useLiveVoices } from "./useLiveVoices";
import { useReading } from "./useReading";
import { useSkipped } from "./useSkipped";
import { useSpokenWord } from "./useSpokenWord";
import { useUnsureWords } from "./useUnsureWords";
import { WordSteps } from "./WordSteps";

const none: readonly TextParagraph[] = [];

export interface TextProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly list: RefObject<HTMLOListElement | null>;
  readonly editing: EditingWithCode;
  readonly onSpeakers: () => void;
}

async function loadTools() {
  const [bar, menu] = await Promise.all([import("./editor/SelectionBar"), import("./editor/ParagraphTools")]);
  return { ...bar, ...menu };
}

/** The paragraphs. Confirmed text never changes by itself; what is being heard or decoded runs on after it. */
export function Text({ job, paragraphs, list, editing, onSpeakers }: TextProps) {
  const { transcript: strings } = useStrings();
  const { undoEdit } = useActions();
  const transcript = useTranscript(job);
  const { segments } = transcript;
  const grows = isUnfinished(job);
  const tails = tailsOf({ job, transcript });
  const confirmed = `${segments.length} ${segments.at(-1)?.text.length ?? 0}`;
  const growth = grows ? `${confirmed} ${toldKey(job)} ${tails.map(({ text }) => text).join("\n")}` : undefined;
  const { follows, newLines, jump } = useFollowEnd(growth);
  const player = usePlayer();
  const hasSound = usePlayerState().job === job.id;
  const play = useCallback((seconds: number) => player.playFrom(seconds), [player]);
  useSpokenWord(list, hasSound ? paragraphs : none);
  useUnsureWords(list, isEditable(job) ? paragraphs : none);
  const said = useReading({ list, paragraphs, editing, job });
  useArrival(list, job.id, paragraphs);
  const { skipped, hear } = useSkipped({ job, transcript, paragraphs, editing });
  const atEnd = skipped.get("end");
  const tools = useLoaded(loadTools, paragraphs.length > 0 ? "yes" : "no");
  const voices = useMemo(() => [...new Set(paragraphs.flatMap(({ speaker }) => speaker ?? []))], [paragraphs]);
  const live = useLiveVoices(job);
  const last = paragraphs.length - 1;
  const edited = editedIndex(paragraphs, editing.caret);
  const body = useRef<HTMLElement>(null);
  // The button goes: who pressed it is at the text, and at none of its paragraphs, which would hold the page where it is.
  const goToEnd = () => {
    body.current?.focus({ preventScroll: true });
    jump();
  };
  // Nothing runs on in what somebody is typing in.
  const { within, alone } = tailsAfter(tails, edited === last ? undefined : paragraphs[last]);
  return (
    <section ref={body} tabIndex={-1} className={css.body} aria-label={strings.label} lang={textLanguage(transcript)}>
      <ol ref={list} className={css.text} data-sound={hasSound ? "" : undefined}>
        {paragraphs.map((paragraph, index) => (
          <ParagraphRow
            key={index === edited ? editedKey(editing) : paragraph.segments[0]?.id}
            paragraph={paragraph}
            speaker={isNamed(paragraph, paragraphs[index - 1]) ? paragraph.speaker : undefined}
            place={Math.max(0, voices.indexOf(paragraph.speaker ?? ""))}
            live={live}
            tail={index === last && within ? <Tail text={within.text} confirmed={confirmed} /> : null}
            onPlay={hasSound ? play : undefined}
            skipped={skipped.get(paragraph.segments[0]?.id ?? -1)}
            onHear={skipped.has(paragraph.segments[0]?.id ?? -1) ? hear : undefined}
            editor={
              index === edited && editing.editor.status === "here" ? (
                <editing.editor.part.EditableParagraph {...{ job: job.id, paragraphs, index, editing }} />
              ) : undefined
            }
          />
        ))}
        {atEnd && <Silence seconds={0} skipped={atEnd} onHear={hear} />}
        {alone.map((tail) => (
          <LoneTail key={tail.speaker ?? ""} tail={tail} job={job} confirmed={confirmed} />
        ))}
      </ol>
      {tools.status === "here" && (
        <>
          <tools.part.SelectionBar {...{ job, paragraphs, list, editing }} />
          <tools.part.ParagraphTools {...{ job, paragraphs, list, editing, onSpeakers }} />
        </>
      )}
      <p className="sr" role="status">
        {said}
      </p>
      {live && <button type="button" hidden data-command="undo" onClick={() => void undoEdit(job.id)} />}
      {hasSound && <WordSteps paragraphs={paragraphs} />}
      {grows && follows === "no" && <JumpToEnd onClick={goToEnd} label={jumpWords(job, newLines, strings)} />}
    </section>
  );
}

/** Whether the margin says whose voice a paragraph is: another one's than before, or not alone. */
function isNamed(paragraph: TextParagraph, before: TextParagraph | undefined): boolean {
  return paragraph.speaker !== before?.speaker || paragraph.also !== undefined;
}

interface LoneTailProps {
  readonly tail: TailText;
  readonly job: Job;
  readonly confirmed: string;
}

/** A tail before the first confirmed word of its voice. */
function LoneTail({ tail, job, confirmed }: LoneTailProps) {
  const strings = useStrings();
  const isFirst = useTranscript(job).segments.length === 0;
  return (
    <li className={css.row}>
      <div className={css.when}>
        {tail.speaker !== undefined && <span className={css.who}>{speakerName(tail.speaker, strings)}</span>}
        {isFirst && !isLive(job) && <span>{clock(job.runFrom)}</span>}
      </div>
      <p className={css.words} dir="auto" aria-hidden="true" data-live="">
        <Tail text={tail.text} confirmed={confirmed} />
      </p>
    </li>
  );
}

function jumpWords(job: Job, newLines: number, strings: Strings["transcript"]): string {
  if (newLines === 0) return isLive(job) ? strings.jumpToLive : strings.jumpToNewest;
  return isLive(job) ? strings.jumpToLiveLines(newLines) : strings.jumpToNewestLines(newLines);
}
