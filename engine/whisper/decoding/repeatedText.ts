import type { DraftCounts } from "../../stream/hearing";
import type { Draft } from "../model/types";

/** How far from where a text should go on it is looked for, in tokens. */
const near = 6;

/** A draft that expects a text to be said again, with a word changed, left out or put in here and there. */
export class RepeatedText {
  readonly #said: readonly number[];
  readonly #atOnce: number;
  /** Where the text should go on, and how many tokens were chosen when it was said so. */
  #next = 0;
  #chosen = 0;
  #passes = 1;
  #drafted = 0;

  /** Of what is said again so many tokens are drafted at once at most. */
  constructor(said: readonly number[], atOnce = Number.POSITIVE_INFINITY) {
    this.#said = said;
    this.#atOnce = atOnce;
  }

  readonly draft: Draft = (tokens) => {
    this.#passes++;
    const news = tokens.slice(this.#chosen);
    const [before, last] = [this.#next + news.length - 1, news.at(-1)];
    const at = this.#placeOf(last, before);
    this.#chosen = tokens.length;
    // One token was changed: what is said next tells whether the text goes on behind it.
    this.#next = (at ?? before) + 1;
    const rest = at === undefined ? [] : this.#said.slice(this.#next, this.#next + this.#atOnce);
    this.#drafted += rest.length;
    return rest;
  };

  /** What it came to, of so many tokens that were sampled, end-of-text included. */
  counts(sampled: number): DraftCounts {
    return { passes: this.#passes, drafted: this.#drafted, accepted: Math.max(0, sampled - this.#passes) };
  }

  /** The place of a token nearest to where it should be; undefined: it is not near there. */
  #placeOf(token: number | undefined, wanted: number): number | undefined {
    for (let away = 0; away <= near; away++) {
      if (this.#said[wanted + away] === token) return wanted + away;
      if (this.#said[wanted - away] === token) return wanted - away;
    }
    return undefined;
  }
}
