import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Caption, captionSpeakers } from "../../../../engine/index";
import {
  joinCaptions,
  layOutAgain,
  splitCaption,
  writeCaption,
} from "../../../client/transcripts/captions/changeCaptions";
import type { Job } from "../../../state/queue/job";
import { useTranscript } from "../../../state/react";
import { textLanguage } from "../../../state/transcripts/transcript";
import { useStrings } from "../../../strings/strings";
import { usePlayer, usePlayerState } from "../../../ui/desk/usePlayer";
import { InSlot } from "../../../ui/Slot";
import { usePreparedEdit } from "../../../ui/usePreparedEdit";
import { Picture } from "../Picture";
import { bringIntoSight } from "./bringIntoSight";
import type { RowActions, Typing } from "./CaptionRow";
import css from "./CaptionsView.module.css";
import { CueTrack } from "./CueTrack";
import { OverPicture } from "./OverPicture";
import { partOf, rowAt, rowOf, rowsOfPart } from "./places";
import { RowsPart } from "./RowsPart";
import { Rules } from "./Rules";
import { useCaptionKeys } from "./useCaptionKeys";
import { type ShownCaptions, useCaptions } from "./useCaptions";
import { useNearParts } from "./useNearParts";
import { useSpokenCaption } from "./useSpokenCaption";

export interface CaptionsViewProps {
  readonly job: Job;
  /** Whether the aside is free for the rules. */
  readonly aside: "free" | "taken";
}

/** A transcript as its captions, one a row, with the rules that lay them out beside them. */
export function CaptionsView({ job, aside }: CaptionsViewProps) {
  const { captions: words } = useStrings();
  const captions = useCaptions(job);
  const { all, kept, warnings } = captions;
  const list = useRef<HTMLDivElement>(null);
  const hasSound = usePlayerState().job === job.id;
  const transcript = useTranscript(job);
  const language = textLanguage(transcript);
  const { segments } = transcript;
  const speakers = useMemo(() => captionSpeakers(all, segments), [all, segments]);
  const { typing, setTyping, focusRow, actions } = useRows(captions, list);
  const [tabStop, setTabStop] = useState(0);
  const press = useCaptionKeys({ captions, setTyping, focusRow, hasSound });
  useSpokenCaption(list, hasSound ? all : undefined);
  usePreparedEdit(job.id, typing ? "yes" : "no");
  const byHand = useMemo(() => new Set(kept), [kept]);
  const parts = Math.ceil(all.length / rowsOfPart);
  const near = useNearParts(list, parts);
  const stop = Math.min(tabStop, all.length - 1);
  const toCheck = warnings.filter((one) => one.length > 0).length;
  return (
    <>
      <Picture job={job.id} place={aside === "free" ? "head" : "beside"} />
      <InSlot name="facts">
        <span className="dots" role="status">
          <span>{words.count(all.length)}</span>
          {toCheck > 0 && <span className="slow">{words.toCheck(toCheck)}</span>}
        </span>
      </InSlot>
      <OverPicture captions={all} list={list} />
      <section className={css.body} aria-label={words.captions} lang={language}>
        {/* biome-ignore lint/a11y/useSemanticElements: its parts stand between it and its items */}
        <div
          role="list"
          ref={list}
          className={css.list}
          onKeyDown={press}
          onFocus={({ target }) => setTabStop(Math.max(0, rowOf(list.current, target)))}
          onDoubleClick={({ target }) => {
            const index = target instanceof HTMLParagraphElement ? rowOf(list.current, target) : -1;
            if (index >= 0) setTyping({ index, caret: all[index]?.text.length ?? 0 });
          }}
        >
          {Array.from({ length: parts }, (_, part) => (
            <RowsPart
              // biome-ignore lint/suspicious/noArrayIndexKey: captions have no name but their place
              key={part}
              {...{ part, all, warnings, byHand, speakers, hasSound, actions }}
              drawn={part >= near.from && part <= near.to ? "whole" : "text"}
              typing={partOf(typing?.index) === part ? typing : undefined}
              tabStop={partOf(stop) === part ? stop : -1}
            />
          ))}
        </div>
      </section>
      {hasSound && <CueTrack captions={captions} chosen={stop} onChoose={focusRow} />}
      {aside === "free" && <Rules job={job} captions={captions} onShow={focusRow} />}
    </>
  );
}

/** The caption that is written in, wherever it is by now: those before it may be laid out otherwise since it was kept. */
function followed(typing: Typing | undefined, all: readonly Caption[]): Typing | undefined {
  if (typing?.said === undefined || all[typing.index]?.said.start === typing.said) return typing;
  const index = all.findIndex(({ said }) => said.start === typing.said);
  return index < 0 ? undefined : { ...typing, index };
}

/** Which row is being written in, what rows do, and how the focus comes to one. */
function useRows(captions: ShownCaptions, list: React.RefObject<HTMLDivElement | null>) {
  const player = usePlayer();
  const [begun, setTyping] = useState<Typing>();
  const typing = useMemo(() => followed(begun, captions.all), [begun, captions.all]);
  const latest = useRef(captions);
  latest.current = captions;
  const wanted = useRef<number>(undefined);
  const focusRow = useCallback(
    (index: number) => {
      const text = rowAt(list.current, index)?.querySelector("p");
      wanted.current = text ? undefined : index;
      text?.focus({ preventScroll: true });
      if (text) bringIntoSight(text);
    },
    [list],
  );
  // Who leaves a text goes on from its row.
  useEffect(() => {
    if (typing === undefined && wanted.current !== undefined) focusRow(wanted.current);
  }, [typing, focusRow]);
  const actions = useMemo<RowActions>(
    () => ({
      write(index, text) {
        latest.current.change((laid) => writeCaption(laid, index, text));
        setTyping((one) => (one?.index === index ? undefined : one));
      },
      keep(index, text) {
        const said = latest.current.all[index]?.said.start;
        latest.current.change((laid) => writeCaption(laid, index, text));
        setTyping((one) => one && { ...one, said });
      },
      split(index, text, offset) {
        const { rules, change } = latest.current;
        change((laid) => splitCaption(laid, offset, { index, text, rules }));
        setTyping({ index: index + 1, caret: 0 });
      },
      join(index, text) {
        const { all, rules, change } = latest.current;
        change((laid) => joinCaptions(laid, { index, text, rules }));
        setTyping({ index: index - 1, caret: (all[index - 1]?.text.length ?? 0) + 1 });
      },
      leave(index) {
        wanted.current = index;
        setTyping(undefined);
      },
      layOutAgain: (index) => latest.current.change((laid) => layOutAgain(laid, index)),
      play: (seconds) => player.playFrom(seconds),
    }),
    [player],
  );
  return { typing, setTyping, focusRow, actions };
}
