import { type RefObject, useCallback, useRef } from "react";
import type { Caption } from "../../../../engine/index";
import { usePlayer, usePlayhead } from "../../../ui/desk/usePlayer";
import { rowAt } from "./places";

/** Marks the caption that is shown at the playhead, without rendering anything; undefined: there is no sound. */
export function useSpokenCaption(list: RefObject<HTMLElement | null>, captions: readonly Caption[] | undefined): void {
  const player = usePlayer();
  const shown = useRef<Element | undefined>(undefined);
  usePlayhead(
    useCallback(
      (second: number) => {
        const index = second > 0 ? (captions?.findLastIndex(({ start }) => start <= second) ?? -1) : -1;
        const row = rowAt(list.current, index);
        if (row === shown.current) return;
        shown.current?.removeAttribute("data-now");
        shown.current = row;
        row?.setAttribute("data-now", "");
        if (player.state.follow === "on" && player.state.status === "playing")
          row?.scrollIntoView({ block: "nearest", behavior: "instant" });
      },
      [list, captions, player],
    ),
  );
}
