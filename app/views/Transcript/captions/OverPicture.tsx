import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Caption } from "../../../../engine/index";
import { captionAt } from "../../../client/transcripts/captions/edges";
import { usePlayer, usePlayhead } from "../../../ui/desk/usePlayer";
import { InSlot } from "../../../ui/Slot";
import css from "../Picture.module.css";
import { rowOf } from "./places";

export interface OverPictureProps {
  readonly captions: readonly Pick<Caption, "start" | "end" | "text">[];
  /** Rows in which captions are written: what is typed is seen at once. */
  readonly list?: RefObject<HTMLElement | null>;
}

/** The caption at the playhead over the picture, as a player would show it. */
export function OverPicture(props: OverPictureProps) {
  return (
    <InSlot name="picture">
      <Lines {...props} />
    </InSlot>
  );
}

function Lines({ captions, list }: OverPictureProps) {
  const player = usePlayer();
  const lines = useRef<HTMLSpanElement>(null);
  const typed = useRef<{ readonly index: number; readonly text: string }>(undefined);
  const draw = useCallback(
    (second: number) => {
      const index = captionAt(captions, second);
      const text = (typed.current?.index === index ? typed.current.text : captions[index]?.text)?.trim() ?? "";
      if (lines.current && lines.current.textContent !== text) lines.current.textContent = text;
    },
    [captions],
  );
  usePlayhead(draw);
  useEffect(() => {
    const rows = list?.current;
    typed.current = undefined;
    if (!rows) return;
    const type = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement) typed.current = { index: rowOf(rows, target), text: target.value };
      draw(player.time);
    };
    rows.addEventListener("input", type);
    return () => rows.removeEventListener("input", type);
  }, [list, player, draw]);
  // Who hears the page has the same in the list.
  return (
    <p className={css.shown} dir="auto" aria-hidden="true">
      <span ref={lines} />
    </p>
  );
}
