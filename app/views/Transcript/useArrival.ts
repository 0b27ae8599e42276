import { type RefObject, useEffect, useRef } from "react";
import type { Paragraph } from "../../../engine/index";
import { useApp } from "../../state/react";
import { usePlayer, usePlayerState } from "../../ui/desk/usePlayer";
import { rowsOf } from "./highlights";

/** Shows the paragraph of the second that was looked for, once its text is there, and has the playhead wait at it. */
export function useArrival(list: RefObject<HTMLElement | null>, job: number, paragraphs: readonly Paragraph[]): void {
  const at = useApp(({ page }) => (page.view === "transcript" && page.job === job ? page.at : undefined));
  const player = usePlayer();
  const sound = usePlayerState();
  const isHeard = sound.job === job && sound.seconds > 0;
  const shown = useRef<number>(undefined);
  const sought = useRef<number>(undefined);
  const isHere = paragraphs.length > 0;
  useEffect(() => {
    if (at === undefined || !isHere || shown.current === at) return;
    shown.current = at;
    const index = paragraphs.findLastIndex(({ start }) => start <= at);
    // A view that has just come begins at its top.
    const frame = requestAnimationFrame(() =>
      rowsOf(list.current)[Math.max(0, index)]?.scrollIntoView({ block: "center", behavior: "instant" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [at, isHere, paragraphs, list]);
  useEffect(() => {
    if (at === undefined || !isHeard || sought.current === at) return;
    sought.current = at;
    player.seek(at);
  }, [at, isHeard, player]);
}
