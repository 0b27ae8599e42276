import { memo, useLayoutEffect, useRef } from "react";
import { isUnfinished, textLanguage } from "../../state/jobs";
import type { Paragraph } from "../../state/paragraphs";
import type { Job } from "../../state/types";
import { clock } from "../../ui/format";
import { JumpToEnd } from "./JumpToEnd";
import css from "./Transcript.module.css";
import { useFollowEnd } from "./useFollowEnd";

/** The paragraphs. Confirmed text never changes; the tail of the window being decoded runs on after it. */
export function Text({ job, paragraphs }: { readonly job: Job; readonly paragraphs: readonly Paragraph[] }) {
  const live = isUnfinished(job);
  const { follows, jump } = useFollowEnd(live ? `${job.segments.length} ${job.partial}` : undefined);
  const tail =
    live && job.state.status === "running" ? <Tail text={job.partial} confirmed={job.segments.length} /> : null;
  const last = paragraphs.length - 1;
  return (
    <section className={css.body} aria-label="Transcript" lang={textLanguage(job)}>
      <ol className={css.text}>
        {paragraphs.map((paragraph, index) => (
          <ParagraphRow key={paragraph.start} paragraph={paragraph} tail={index === last ? tail : null} />
        ))}
        {last < 0 && tail && (
          <li className={css.row}>
            <span className={css.when}>{clock(job.runFrom)}</span>
            <p className={css.words} dir="auto" aria-hidden="true">
              {tail}
            </p>
          </li>
        )}
      </ol>
      {live && follows === "no" && <JumpToEnd onClick={jump} />}
    </section>
  );
}

interface ParagraphRowProps {
  readonly paragraph: Paragraph;
  readonly tail: React.ReactNode;
}

const ParagraphRow = memo(
  function ParagraphRow({ paragraph, tail }: ParagraphRowProps) {
    return (
      <>
        {paragraph.silence > 0 && <li className={css.silence}>{`silence, ${clock(paragraph.silence)}`}</li>}
        <li className={css.row}>
          <time className={css.when} dateTime={`PT${paragraph.start.toFixed(2)}S`}>
            {clock(paragraph.start)}
          </time>
          <p className={css.words} dir="auto" data-live={tail ? "" : undefined}>
            {paragraph.text}
            {tail}
          </p>
        </li>
      </>
    );
  },
  (before, after) =>
    before.tail === after.tail &&
    before.paragraph.text === after.paragraph.text &&
    before.paragraph.start === after.paragraph.start,
);

/** What is still being heard. It keeps the height it once had until text is confirmed, so that the page only moves up. */
function Tail({ text, confirmed }: { readonly text: string; readonly confirmed: number }) {
  const tail = useRef<HTMLSpanElement>(null);
  const tallest = useRef({ confirmed, height: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is measured after each new text
  useLayoutEffect(() => {
    const block = tail.current?.parentElement;
    if (!block) return;
    if (tallest.current.confirmed !== confirmed) tallest.current = { confirmed, height: 0 };
    block.style.minHeight = "";
    tallest.current.height = Math.max(tallest.current.height, block.offsetHeight);
    block.style.minHeight = `${tallest.current.height}px`;
    return () => {
      block.style.minHeight = "";
    };
  }, [text, confirmed]);
  return (
    <span ref={tail} aria-hidden="true" data-testid="tail">
      {text.startsWith(" ") && " "}
      <span className={css.tail}>{text.trimStart()}</span>
      <span className={css.dot} />
    </span>
  );
}
