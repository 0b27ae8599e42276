import type { TranscribeEvent } from "../../../engine/index";

/** Text that will be replaced anyway is passed on this often at most, in milliseconds. */
const pause = 100;

/** Leaves out partial texts that come too fast to be read; every other event passes, in order. */
export function thinned(onEvent: (event: TranscribeEvent) => void): (event: TranscribeEvent) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (event) => {
    const now = performance.now();
    if (event.type === "partial" && now - last < pause) return;
    if (event.type === "partial") last = now;
    onEvent(event);
  };
}
