import type { Stretch } from "./hearing";

/** Share of real time that hypotheses may take up where the device can choose; and more of it, where text would come rarely. */
const usualLoad = 0.45;
const mostLoad = 0.57;

/** Milliseconds between two hypotheses that are rare. */
const longStep = 1000;

/**
 * Milliseconds between two hypotheses at least. Sound comes in blocks of 50 ms: the fifth may begin one, also where it comes a little
 * early.
 */
const shortestStep = 225;

/** How much of the newest measurement goes into the estimate. */
const newest = 0.3;

/** When the next hypothesis may begin, by what the last ones cost: one for all tracks, since they share the device. */
export class Pace {
  #cost = 0;
  #free = Number.NEGATIVE_INFINITY;

  /** Milliseconds from which on the next hypothesis keeps the load. */
  get free(): number {
    return this.#free;
  }

  /** Milliseconds that a hypothesis costs; 0 before the first. */
  get cost(): number {
    return this.#cost;
  }

  /** Milliseconds between two hypotheses at this cost. */
  get step(): number {
    return stepFor(this.#cost);
  }

  /**
   * Counts a hypothesis that began and ended at these milliseconds. One that could not wait delays the next one, once; of one that
   * listened to all of a window, which on a processor takes several times as long, nothing is learnt about the next.
   */
  spend(began: number, ended: number, listen: Stretch["listen"]): void {
    const took = ended - began;
    if (this.#cost === 0) this.#cost = took;
    else if (listen === "new") this.#cost += newest * (took - this.#cost);
    this.#free = Math.min(Math.max(this.#free, began) + stepFor(took), ended + this.step);
  }
}

function stepFor(cost: number): number {
  return Math.max(shortestStep, Math.min(cost / usualLoad, longStep), cost / mostLoad);
}
