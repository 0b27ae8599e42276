import type { DraftUse } from "../../recogniser";
import type { Draft, Generated, Whisper } from "../model/types";
import { RepeatedText } from "./repeatedText";
import type { DecodingTask } from "./tokenRules";

/** A window that the model which is asked has encoded already, and what its text begins with. */
export interface WindowAhead {
  readonly mel: Float32Array<ArrayBuffer>;
  readonly task: DecodingTask;
  readonly signal?: AbortSignal | undefined;
}

/** What windows took so far, with drafts or without. */
interface Spent {
  windows: number;
  milliseconds: number;
  tokens: number;
}

/** Windows, and tokens in them, after which it is said what is faster. */
const enoughWindows = 2;
const enoughTokens = 24;
/** Tokens of a draft that are checked at least, and at most: as many as one pass takes. */
const fewest = 4;
const most = 63;
/** How much the newest window counts in what share of drafts is right. */
const newest = 0.3;

/**
 * A smaller model of the same vocabulary, which writes each window down before the one that is asked; that one checks what it
 * wrote, several tokens in a pass. Its text stays its own to the last bit.
 */
export class DraftModel {
  readonly #whisper: Whisper;
  readonly #use: DraftUse;
  readonly #now: () => number;
  readonly #alone: Spent = { windows: 0, milliseconds: 0, tokens: 0 };
  readonly #ahead: Spent = { windows: 0, milliseconds: 0, tokens: 0 };
  #right = 0.8;

  constructor(whisper: Whisper, use: DraftUse, now: () => number = () => performance.now()) {
    this.#whisper = whisper;
    this.#use = use;
    this.#now = now;
  }

  /** The share of the tokens of drafts that were right lately. */
  get right(): number {
    return this.#right;
  }

  /** Whether the next window is written ahead. */
  get isWorthIt(): boolean {
    if (this.#use === "always") return true;
    const [alone, ahead] = [this.#alone, this.#ahead];
    if (isEnough(alone) && isEnough(ahead)) return perToken(ahead) < perToken(alone);
    return ahead.windows < alone.windows;
  }

  /** Decodes a window by `run`, which is given a draft where one is worth its time. */
  async decode(window: WindowAhead, run: (draft?: Draft) => Promise<Generated>): Promise<Generated> {
    const began = this.#now();
    const { isWorthIt } = this;
    const generated = isWorthIt ? await this.#decodeAhead(window, run) : await run();
    const spent = isWorthIt ? this.#ahead : this.#alone;
    spent.windows++;
    spent.milliseconds += this.#now() - began;
    spent.tokens += generated.tokens.length + 1;
    return generated;
  }

  dispose(): void {
    this.#whisper.dispose();
  }

  async #decodeAhead(
    { mel, task, signal }: WindowAhead,
    run: (draft: Draft) => Promise<Generated>,
  ): Promise<Generated> {
    const { initialTokens, rules, maxTokens } = task;
    const inference = this.#whisper.startDecoding(this.#whisper.encode([mel]), 1);
    const [written] = await inference.generate([initialTokens], rules, { maxTokens, signal });
    // As many as will be right in a row, and as many again.
    const atOnce = Math.min(most, Math.max(fewest, Math.ceil((2 * this.#right) / (1.001 - this.#right))));
    const repeated = new RepeatedText(written?.tokens ?? [], atOnce);
    const generated = await run(repeated.draft);
    const { drafted, accepted } = repeated.counts(generated.tokens.length + 1);
    if (drafted > 0) this.#right += newest * (Math.min(1, accepted / drafted) - this.#right);
    return generated;
  }
}

function isEnough({ windows, tokens }: Spent): boolean {
  return windows >= enoughWindows && tokens >= enoughTokens;
}

function perToken({ milliseconds, tokens }: Spent): number {
  return milliseconds / tokens;
}
