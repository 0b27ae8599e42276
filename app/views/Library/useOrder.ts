import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Job } from "../../state/queue/job";
import { useActions, useAppStore } from "../../state/react";
import { transcriptOf } from "../../state/selectors";
import { titleOf } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";

/** How rows that wait are moved. */
export interface Order {
  /** What is being dragged, and the place where it would come; undefined: nothing is. */
  readonly drag: Drag | undefined;
  /** Begins to drag a row by its handle. */
  readonly grab: (id: number, event: PointerEvent) => void;
  /** Moves a row by Alt and an arrow key; on its handle the arrow alone does. */
  readonly key: (id: number, event: KeyboardEvent) => void;
  readonly move: (id: number, to: number) => void;
}

interface Drag {
  readonly id: number;
  /** Where it is among those that wait, and where it would come. */
  readonly at: number;
  readonly to: number;
}

/** Moves the files that wait, by pointer and by keys, and says to readers of the screen where one has come. */
export function useOrder(
  list: RefObject<HTMLElement | null>,
  waiting: readonly Job[],
  say: (words: string) => void,
): Order {
  const { common, queue } = useStrings();
  const { moveJob } = useActions();
  const store = useAppStore();
  const [drag, setDrag] = useState<Drag>();
  const end = useRef(() => {});
  useEffect(() => () => end.current(), []);
  const move = (id: number, wanted: number) => {
    const from = waiting.findIndex((job) => job.id === id);
    const to = Math.max(0, Math.min(waiting.length - 1, wanted));
    const job = waiting[from];
    if (job === undefined || to === from) return;
    moveJob(id, to);
    say(queue.moved(titleOf(transcriptOf(store.getState(), job), common), to + 1, waiting.length));
    // The row was put in another place, and with it what had the focus.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus());
  };
  const grab = (id: number, event: PointerEvent) => {
    if (event.button !== 0) return;
    const control = new AbortController();
    const at = waiting.findIndex((job) => job.id === id);
    let to = at;
    const follow = ({ clientY }: globalThis.PointerEvent) => {
      to = placeAt(list.current, id, clientY);
      setDrag({ id, at, to });
    };
    const stop = () => {
      control.abort();
      setDrag(undefined);
    };
    end.current = stop;
    const on = { signal: control.signal };
    window.addEventListener("pointermove", follow, on);
    window.addEventListener("pointercancel", stop, on);
    window.addEventListener("keydown", ({ key }) => key === "Escape" && stop(), on);
    window.addEventListener(
      "pointerup",
      () => {
        stop();
        move(id, to);
      },
      on,
    );
  };
  const key = (id: number, event: KeyboardEvent) => {
    const isOnHandle = (event.target as HTMLElement).dataset.handle !== undefined;
    const at = waiting.findIndex((job) => job.id === id);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: waiting.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || !(isOnHandle || event.altKey)) return;
    event.preventDefault();
    move(id, to);
  };
  return { drag, grab, key, move };
}

/** The place among those that wait at a height of the window: behind all others whose middle is above it. */
function placeAt(list: HTMLElement | null, id: number, y: number): number {
  const rows = [...(list?.querySelectorAll<HTMLElement>("[data-waiting]") ?? [])];
  const others = rows.filter((row) => row.dataset.waiting !== String(id));
  return others.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}
