import { type RefObject, useEffect, useRef, useState } from "react";
import type { Job } from "../../state/queue/job";
import { answerSelected } from "../../ui/desk/selectedStretch";
import { usePlayer, usePlayerState } from "../../ui/desk/usePlayer";
import type { Editing, TextParagraph } from "./editing";
import { offsetAt, rowsOf } from "./highlights";
import { selectedSpan } from "./selectedSpan";
import { useWordCursor } from "./useWordCursor";

export interface Reading {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly paragraphs: readonly TextParagraph[];
  readonly editing: Editing;
  readonly job: Job;
}

/** Reading a text by keyboard, and the ways from it into the text. Returns the word that the cursor was moved to. */
export function useReading({ list, paragraphs, editing, job }: Reading): string {
  const player = usePlayer();
  const hasSound = usePlayerState().job === job.id;
  const [said, setSaid] = useState("");
  useWordCursor(list, paragraphs, {
    onMove(word, text) {
      setSaid(text);
      if (hasSound) player.seek(word.start);
    },
    onEnter(paragraph, offset) {
      const found = paragraphs.find((one) => one === paragraph);
      if (found) editing.begin(found, offset);
    },
  });
  useEffect(() => {
    const text = list.current;
    if (!text) return;
    const press = (event: MouseEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-paragraph]") : null;
      const offset = offsetAt(event, row?.querySelector("p:not([contenteditable])") ?? null);
      const paragraph = row ? paragraphs[rowsOf(text).indexOf(row)] : undefined;
      if (paragraph && offset !== undefined) editing.begin(paragraph, offset);
    };
    text.addEventListener("dblclick", press);
    return () => text.removeEventListener("dblclick", press);
  }, [list, paragraphs, editing]);
  useEffect(() => answerSelected(() => selectedSpan(list.current, paragraphs)), [list, paragraphs]);
  useLetGo(hasSound);
  useFocusAfterEditing(list, editing);
  return said;
}

/** Who leaves a paragraph reads on where he was. */
function useFocusAfterEditing(list: RefObject<HTMLOListElement | null>, { caret }: Editing): void {
  const last = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (caret) {
      last.current = rowsOf(list.current).findIndex((row) => row.contains(document.activeElement));
    } else if (last.current !== undefined) {
      const row = rowsOf(list.current)[Math.max(0, last.current)];
      if (document.activeElement === document.body) row?.querySelector("p")?.focus({ preventScroll: true });
      last.current = undefined;
    }
  }, [list, caret]);
}

/** Whoever turns the wheel or drags the text reads somewhere else: the text no longer goes along. */
function useLetGo(hasSound: boolean): void {
  const player = usePlayer();
  useEffect(() => {
    if (!hasSound) return;
    const letGo = () => {
      if (player.state.status === "playing") player.setFollow("off");
    };
    window.addEventListener("wheel", letGo, { passive: true });
    window.addEventListener("touchmove", letGo, { passive: true });
    return () => {
      window.removeEventListener("wheel", letGo);
      window.removeEventListener("touchmove", letGo);
    };
  }, [hasSound, player]);
}
