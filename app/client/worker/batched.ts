import type { LiveEvent } from "../../../engine/index";

/** Live text changes on the page this often at most, in milliseconds. */
const pause = 100;

export interface Batch {
  readonly add: (event: LiveEvent) => void;
  /** Passes on what waits. */
  readonly flush: () => void;
}

/**
 * Collects live events, so that words and the tail that they leave behind change in one go: passed on in order, a tail only
 * where none of its track comes after it, when the engine says how it keeps up (which ends a step of its) or soon.
 */
export function batched(onEvents: (events: readonly LiveEvent[]) => void): Batch {
  let waiting: LiveEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const events = waiting;
    waiting = [];
    if (events.length > 0) onEvents(events);
  };
  const add = (event: LiveEvent) => {
    if (event.type === "tentative") {
      waiting = waiting.filter((one) => one.type !== "tentative" || one.track !== event.track);
    }
    waiting.push(event);
    if (event.type === "live") flush();
    else timer ??= setTimeout(flush, pause);
  };
  return { add, flush };
}
