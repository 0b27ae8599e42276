import type { KeyboardEvent } from "react";
import { type LaidOut, shiftCaptions, timeCaption } from "../../../client/transcripts/captions/changeCaptions";
import { usePlayer } from "../../../ui/desk/usePlayer";
import type { Typing } from "./CaptionRow";
import { rowOf } from "./places";
import type { ShownCaptions } from "./useCaptions";

export interface CaptionKeys {
  readonly captions: ShownCaptions;
  readonly setTyping: (typing: Typing) => void;
  readonly focusRow: (index: number) => void;
  readonly hasSound: boolean;
}

/** Seconds by which the arrows move a start or an end. */
const step = 0.1;

/** The keys of the row that has the focus: to another one, into its text, and its times. */
export function useCaptionKeys({ captions, setTyping, focusRow, hasSound }: CaptionKeys) {
  const player = usePlayer();
  /** What a key makes of the captions that are kept by hand; undefined: the key is another's. */
  const timed = ({ key, altKey, shiftKey }: KeyboardEvent, index: number) => {
    const by = altKey && key === "ArrowLeft" ? -step : altKey && key === "ArrowRight" ? step : undefined;
    const { time } = player;
    if (by !== undefined) return (laid: LaidOut) => moved(laid, index, shiftKey ? { end: by } : { start: by });
    if (!hasSound) return undefined;
    if (key === "[") return (laid: LaidOut) => timeCaption(laid, index, { start: time });
    if (key === "]") return (laid: LaidOut) => timeCaption(laid, index, { end: time });
    return key === "{" ? (laid: LaidOut) => shiftCaptions(laid, index, time) : undefined;
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, target, currentTarget, ctrlKey, metaKey } = event;
    const index = target instanceof HTMLParagraphElement ? rowOf(currentTarget, target) : -1;
    // AltGr, by which many keyboards write brackets, comes as Ctrl and Alt.
    const isCommand = (ctrlKey || metaKey) && !event.altKey;
    if (index < 0 || isCommand) return;
    const change = timed(event, index);
    if (change) captions.change(change);
    else if (event.altKey) return;
    else if (key === "ArrowUp") focusRow(Math.max(0, index - 1));
    else if (key === "ArrowDown") focusRow(Math.min(captions.all.length - 1, index + 1));
    else if (key === "Home") focusRow(0);
    else if (key === "End") focusRow(captions.all.length - 1);
    else if (key === "Enter") setTyping({ index, caret: captions.all[index]?.text.length ?? 0 });
    else return;
    event.preventDefault();
  };
}

/** A start or an end moved by so many seconds. */
function moved(laid: LaidOut, index: number, by: { readonly start?: number; readonly end?: number }) {
  const { start = 0, end = 0 } = laid.all[index] ?? {};
  return timeCaption(laid, index, by.end === undefined ? { start: start + (by.start ?? 0) } : { end: end + by.end });
}
