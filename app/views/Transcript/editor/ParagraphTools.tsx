import { Combine, Link, Play, Scissors, Users } from "lucide-react";
import { type RefObject, useEffect, useLayoutEffect, useReducer, useState } from "react";
import { createPortal } from "react-dom";
import { joinParagraphs, splitParagraph, stretchOf } from "../../../client/transcripts/edit/edit";
import type { Job } from "../../../state/queue/job";
import { useStrings } from "../../../strings/strings";
import { usePlayer, usePlayerState } from "../../../ui/desk/usePlayer";
import { linkTo } from "../../../ui/frame/route";
import { Menu, MenuItem } from "../../../ui/Menu";
import type { Editing, TextParagraph } from "../editing";
import { rowsOf } from "../highlights";
import { caretOffset } from "../selectedText";
import { spokenAt } from "../spoken";
import css from "./ParagraphTools.module.css";
import { useChange } from "./useChange";

const look = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface ParagraphToolsProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly list: RefObject<HTMLOListElement | null>;
  readonly editing: Pick<Editing, "say">;
  readonly onSpeakers: () => void;
}

/** The menu of a paragraph, in the margin of the one that has the pointer or the focus: one for all of them. */
export function ParagraphTools(props: ParagraphToolsProps) {
  const { paragraphs, list } = props;
  const row = useRowAtHand(list);
  // Which paragraph a row has is to be seen once the rows of a changed text are drawn.
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at after each change
  useLayoutEffect(lookAgain, [paragraphs]);
  const index = row ? rowsOf(list.current).indexOf(row) : -1;
  const paragraph = paragraphs[index];
  const margin = row?.firstElementChild;
  return (
    row &&
    paragraph &&
    margin &&
    createPortal(
      <span className={css.more} data-paragraph-menu="">
        <ParagraphMenu {...props} {...{ row, paragraph, index }} />
      </span>,
      margin,
    )
  );
}

interface ParagraphMenuProps extends ParagraphToolsProps {
  readonly row: HTMLElement;
  readonly paragraph: TextParagraph;
  readonly index: number;
}

function ParagraphMenu(props: ParagraphMenuProps) {
  const { job, paragraph, editing: at } = props;
  const { common, editing } = useStrings();
  const player = usePlayer();
  const hasSound = usePlayerState().job === job.id;
  const copyLink = () => {
    navigator.clipboard.writeText(linkTo(job.transcript, paragraph.start)).then(
      () => at.say(common.copied),
      () => at.say(common.copyBlocked),
    );
  };
  return (
    <Menu label={editing.paragraphMenu(paragraph.start)}>
      {hasSound && (
        <MenuItem icon={<Play {...look} />} label={editing.playHere} onClick={() => player.playFrom(paragraph.start)} />
      )}
      <Changes {...props} />
      <MenuItem icon={<Link {...look} />} label={editing.copyLink} onClick={copyLink} />
    </Menu>
  );
}

/** What changes the paragraph: where it ends, and whose voice it is. */
function Changes({ job, paragraphs, paragraph, index, row, onSpeakers, editing: at }: ParagraphMenuProps) {
  const { editing } = useStrings();
  const change = useChange(job.id, at);
  const player = usePlayer();
  const hasSound = usePlayerState().job === job.id;
  const before = paragraphs[index - 1];
  const stretch = stretchOf(paragraph.segments);
  const split = () => {
    const spoken = hasSound ? spokenAt(paragraphs, player.time) : undefined;
    const place = caretOffset(row) ?? (spoken?.paragraph === index ? spoken.word?.from : undefined);
    if (place) change((segments) => splitParagraph(segments, stretch, place));
    else at.say(editing.splitWhere);
  };
  return (
    <>
      <MenuItem icon={<Scissors {...look} />} label={editing.splitHere} onClick={split} />
      {before && (
        <MenuItem
          icon={<Combine {...look} />}
          label={editing.joinPrevious}
          onClick={() => change((segments) => joinParagraphs(segments, stretchOf(before.segments), stretch))}
        />
      )}
      <MenuItem icon={<Users {...look} />} label={editing.changeSpeaker} onClick={onSpeakers} />
    </>
  );
}

/** The row that has the pointer or the focus; the one whose menu is open stays it. A press for a context menu opens it. */
function useRowAtHand(list: RefObject<HTMLOListElement | null>): HTMLElement | undefined {
  const [row, setRow] = useState<HTMLElement>();
  useEffect(() => {
    const text = list.current;
    if (!text) return;
    const rowOf = ({ target }: Event) =>
      (target instanceof Element && target.closest<HTMLElement>("[data-paragraph]")) || undefined;
    const look = (event: Event) => {
      const at = rowOf(event);
      if (at && !text.querySelector(":popover-open")) setRow(at);
    };
    const open = (event: Event) => {
      event.preventDefault();
      setRow(rowOf(event));
      requestAnimationFrame(() => openMenu(rowOf(event)));
    };
    // In the text the browser has a menu of its own.
    const ask = (event: Event) => {
      if (event.target instanceof Element && !event.target.closest("p, [contenteditable]")) open(event);
    };
    const press = (event: KeyboardEvent) => {
      const isAsked = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (isAsked && event.target instanceof HTMLParagraphElement) open(event);
    };
    text.addEventListener("pointerover", look);
    text.addEventListener("focusin", look);
    text.addEventListener("contextmenu", ask);
    text.addEventListener("keydown", press);
    return () => {
      text.removeEventListener("pointerover", look);
      text.removeEventListener("focusin", look);
      text.removeEventListener("contextmenu", ask);
      text.removeEventListener("keydown", press);
    };
  }, [list]);
  return row?.isConnected ? row : undefined;
}

function openMenu(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>("[data-paragraph-menu] > button")?.click();
}
