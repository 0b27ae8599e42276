import { Copy, Play, Users } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { assignSelected, stretchOf } from "../../../client/transcripts/edit/edit";
import { nextSpeaker } from "../../../client/transcripts/speakerNames";
import type { Job } from "../../../state/queue/job";
import { speakerName } from "../../../state/recording/speakers";
import { useStrings } from "../../../strings/strings";
import { usePlayer, usePlayerState } from "../../../ui/desk/usePlayer";
import { ShortSelect } from "../../../ui/ShortSelect";
import type { Editing, TextParagraph } from "../editing";
import { rowsOf } from "../highlights";
import { selectedSpan } from "../selectedSpan";
import { type SelectedText, selectedText } from "../selectedText";
import { besideSelection } from "./besideSelection";
import css from "./SelectionBar.module.css";
import { useChange } from "./useChange";
import { speakersOf } from "./voices";

const look = { size: 18, strokeWidth: 1.75, "aria-hidden": true } as const;

export interface SelectionBarProps {
  readonly job: Job;
  readonly paragraphs: readonly TextParagraph[];
  readonly list: RefObject<HTMLOListElement | null>;
  readonly editing: Pick<Editing, "say">;
}

/** What is done with words that are selected: above them, or below where a finger has the system's own bar above. */
export function SelectionBar({ job, paragraphs, list, editing }: SelectionBarProps) {
  const { common, desk, editing: words } = useStrings();
  const player = usePlayer();
  const hasSound = usePlayerState().job === job.id;
  const bar = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<{ readonly words: string; readonly of: SelectedText }>();
  const selected = useSelected(list, bar);
  usePlace(bar, selected);
  if (selected === undefined) return null;
  const said = last?.of === selected ? last.words : undefined;
  const setSaid = (words: string) => setLast({ words, of: selected });
  const copy = () => {
    navigator.clipboard.writeText(document.getSelection()?.toString() ?? "").then(
      () => setSaid(common.copied),
      () => setSaid(common.copyBlocked),
    );
  };
  return (
    <div
      ref={bar}
      className={css.bar}
      role="toolbar"
      aria-label={words.selectedWords}
      // Who presses a button keeps the selection.
      onMouseDown={(event) => event.target instanceof HTMLSelectElement || event.preventDefault()}
    >
      {hasSound && (
        <button
          type="button"
          className="btn bare"
          onClick={() => {
            const span = selectedSpan(list.current, paragraphs);
            if (span) player.playStretch(span);
          }}
        >
          <Play {...look} />
          {desk.play}
        </button>
      )}
      <button type="button" className="btn bare" onClick={copy}>
        <Copy {...look} />
        {said ?? common.copy}
      </button>
      <Voices {...{ job, paragraphs, list, editing, selected }} />
      <span className="sr" role="status">
        {said}
      </span>
    </div>
  );
}

interface VoicesProps extends SelectionBarProps {
  readonly selected: SelectedText;
}

/** Gives the words to a voice. */
function Voices({ job, paragraphs, list, editing: at, selected }: VoicesProps) {
  const strings = useStrings();
  const { editing } = strings;
  const change = useChange(job.id, at);
  const names = speakersOf(paragraphs);
  const assign = (name: string) => {
    const { first, last, from, to } = selected;
    const stretches = paragraphs.slice(first, last + 1).map(({ segments }) => stretchOf(segments));
    document.getSelection()?.removeAllRanges();
    // The bar goes with the selection: who used it by keys is at the text again.
    rowsOf(list.current)[first]?.querySelector("p")?.focus({ preventScroll: true });
    void change((segments) => assignSelected(segments, { paragraphs: stretches, from, to }, name));
  };
  return (
    <ShortSelect>
      <Users {...look} />
      <span aria-hidden="true">{editing.speakerOfWords}</span>
      <select
        aria-label={editing.speakerOfWords}
        value=""
        onKeyDown={openByArrows}
        onChange={(event) => assign(event.currentTarget.value)}
      >
        <option value="" disabled hidden>
          {editing.speakerOfWords}
        </option>
        {[...names, nextSpeaker(names)].map((name) => (
          <option key={name} value={name}>
            {speakerName(name, strings)}
          </option>
        ))}
      </select>
    </ShortSelect>
  );
}

/** A list that does what is chosen in it opens with the arrows: by itself it would choose the first, unseen, where it is closed. */
function openByArrows(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (!("showPicker" in event.currentTarget)) return;
  event.preventDefault();
  event.currentTarget.showPicker();
}

/** What is selected once the pointer has let go of it; who works in the bar has not left it. */
function useSelected(
  list: RefObject<HTMLOListElement | null>,
  bar: RefObject<HTMLElement | null>,
): SelectedText | undefined {
  const [selected, setSelected] = useState<SelectedText>();
  useEffect(() => {
    let pressed = false;
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (pressed || bar.current?.contains(document.activeElement)) return;
        const now = selectedText(list.current);
        setSelected((before) => (isSame(before, now) ? before : now));
      });
    };
    const press = (event: PointerEvent) => {
      pressed = event.pointerType === "mouse";
    };
    const release = () => {
      pressed = false;
      look();
    };
    // Something may be selected before this code has come.
    look();
    document.addEventListener("selectionchange", look);
    document.addEventListener("pointerdown", press);
    document.addEventListener("pointerup", release);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", look);
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("pointerup", release);
    };
  }, [list, bar]);
  return selected;
}

function isSame(one: SelectedText | undefined, other: SelectedText | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.first === other.first && one.last === other.last && one.from === other.from && one.to === other.to;
}

/** CSS pixels from the edges of the window. */
const gap = 8;

/** Beside the selection, wherever that is scrolled to, and under nothing that covers a part of the window. */
function usePlace(bar: RefObject<HTMLElement | null>, selected: SelectedText | undefined): void {
  // No bar is seen where it does not belong.
  useLayoutEffect(() => {
    const element = bar.current;
    const selection = document.getSelection();
    if (!element || !selected || !selection?.rangeCount) return;
    const range = selection.getRangeAt(0);
    const place = () => {
      const words = range.getBoundingClientRect();
      const { offsetWidth, offsetHeight: height } = element;
      const room = uncovered();
      // A finger has the system's own bar above.
      const side = matchMedia("(pointer: coarse)").matches ? "below" : "above";
      const most = Math.max(gap, innerWidth - offsetWidth - gap);
      element.style.left = `${Math.min(most, Math.max(gap, words.left + (words.width - offsetWidth) / 2))}px`;
      element.style.top = `${besideSelection(words, room, { height, side })}px`;
      // Who reads on has nothing in the way; who works in the bar keeps it.
      const isSeen = words.bottom > room.top && words.top < room.bottom;
      element.style.visibility = isSeen || element.contains(document.activeElement) ? "visible" : "hidden";
    };
    place();
    window.addEventListener("scroll", place, { passive: true });
    window.addEventListener("resize", place);
    const foot = new MutationObserver(place);
    foot.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
    return () => {
      window.removeEventListener("scroll", place);
      window.removeEventListener("resize", place);
      foot.disconnect();
    };
  }, [bar, selected]);
}

/** What of the window neither the masthead nor the desk covers, which is also what the page scrolls to. */
function uncovered(): { readonly top: number; readonly bottom: number } {
  const { scrollPaddingBlockStart, scrollPaddingBlockEnd } = getComputedStyle(document.documentElement);
  return {
    top: Number.parseFloat(scrollPaddingBlockStart) || 0,
    bottom: innerHeight - (Number.parseFloat(scrollPaddingBlockEnd) || 0),
  };
}
