import type { KeyboardEvent } from "react";
import { shiftCaptions, timeCaption } from "../../../client/transcripts/captions/changeCaptions";
import { usePlayer } from "../../../ui/desk/usePlayer";
import type { Typing } from "./CaptionRow";
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
    const caption = captions.all[index];
    if (!caption) return undefined;
    const by = altKey && key === "ArrowLeft" ? -step : altKey && key === "ArrowRight" ? step : undefined;
    if (by !== undefined && shiftKey) return timeCaption(captions, index, { end: caption.end + by });
    if (by !== undefined) return timeCaption(captions, index, { start: caption.start + by });
    if (!hasSound) return undefined;
    if (key === "[") return timeCaption(captions, index, { start: player.time });
    if (key === "]") return timeCaption(captions, index, { end: player.time });
    return key === "{" ? shiftCaptions(captions, index, player.time) : undefined;
  };
  return (event: KeyboardEvent<HTMLOListElement>) => {
    const { key, target, currentTarget, ctrlKey, metaKey } = event;
    const row = target instanceof HTMLParagraphElement ? target.closest("[data-caption]") : null;
    // AltGr, by which many keyboards write brackets, comes as Ctrl and Alt.
    const isCommand = (ctrlKey || metaKey) && !event.altKey;
    if (row === null || isCommand) return;
    const index = [...currentTarget.children].indexOf(row);
    const kept = timed(event, index);
    if (kept) captions.change(kept);
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
