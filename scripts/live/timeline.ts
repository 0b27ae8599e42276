import type { LiveEvent, Segment } from "../../engine/index";
import { words } from "../accuracy/words";
import { matches } from "./align";
import type { TrueWord } from "./clips";
import { ConfirmedCheck } from "./confirmedCheck";
import type { TimedEvent } from "./simulate";

/** Delays in seconds, and how often what was shown changed. */
export interface Figures {
  readonly appearance: readonly number[];
  readonly confirmation: readonly number[];
  /** Words that were shown as tentative, and how many of them another word took the place of. */
  readonly shown: number;
  readonly changed: number;
}

interface Snapshot {
  readonly at: number;
  readonly confirmed: readonly string[];
  readonly tail: readonly string[];
}

/** Follows the events of one track: what stands when, and that nothing which is confirmed ever changes. */
export class Timeline {
  readonly #check = new ConfirmedCheck();
  readonly #segments: Segment[] = [];
  readonly #snapshots: Snapshot[] = [];
  /** Words of the segments that are complete. */
  #complete: string[] = [];
  #tail = "";

  readonly #language: string;

  constructor(language: string) {
    this.#language = language;
  }

  /** The confirmed text. */
  get text(): string {
    return this.#segments.map(({ text }) => text).join("");
  }

  /** Takes the next event and what is shown after it. Throws as `ConfirmedCheck` does. */
  add({ at, event }: TimedEvent): void {
    if (event.type === "confirmed") this.#confirm(event);
    else if (event.type === "tentative") this.#tail = event.text;
    else return;
    const growing = this.#words(this.#segments.at(-1)?.text ?? "");
    this.#snapshots.push({ at, confirmed: [...this.#complete, ...growing], tail: this.#words(this.#tail) });
  }

  /** The delays of the words that were recognised, by the times at which they really ended. */
  figures(trueWords: readonly TrueWord[]): Figures {
    const final = this.#words(this.text);
    const times = this.#times(final);
    const pairs = matches(
      trueWords.map(({ word }) => word),
      final,
    );
    const delays = (of: readonly number[]) => pairs.map(([i, k]) => of[k]! - trueWords[i]!.end);
    return { appearance: delays(times.appeared), confirmation: delays(times.confirmed), ...this.#changes() };
  }

  #confirm(event: LiveEvent & { readonly type: "confirmed" }): void {
    this.#check.add(event);
    if (event.how === "grown") this.#segments.pop();
    else this.#complete.push(...this.#words(this.#segments.at(-1)?.text ?? ""));
    this.#segments.push(event.segment);
  }

  /** When each word of the final text was first shown where it stands, and when it stood for good. */
  #times(final: readonly string[]) {
    const appeared = new Array<number>(final.length).fill(Number.POSITIVE_INFINITY);
    const confirmed = new Array<number>(final.length).fill(Number.POSITIVE_INFINITY);
    for (const snapshot of this.#snapshots) {
      const { at, tail } = snapshot;
      const count = snapshot.confirmed.length;
      for (let k = count - 1; k >= 0 && confirmed[k]! > at; k--) {
        if (snapshot.confirmed[k] !== final[k]) continue;
        confirmed[k] = at;
        appeared[k] = Math.min(appeared[k]!, at);
      }
      // What is said again further on is not what it is taken for.
      for (const [, k] of matches(tail, final.slice(count, count + tail.length + 5), "beginning")) {
        appeared[count + k] = Math.min(appeared[count + k]!, at);
      }
    }
    return { appeared, confirmed };
  }

  #changes(): Pick<Figures, "shown" | "changed"> {
    let shown = 0;
    let changed = 0;
    let before: Snapshot | undefined;
    for (const now of this.#snapshots) {
      const old = before?.tail ?? [];
      const from = before?.confirmed.length ?? 0;
      const visible = [...now.confirmed.slice(from), ...now.tail];
      const kept = matches(old, visible).length;
      changed += old.length - kept;
      shown += visible.length - kept;
      before = now;
    }
    return { shown, changed };
  }

  #words(text: string): readonly string[] {
    return words(text, this.#language);
  }
}
