import { SottoError } from "../errors";
import type {
  AudioFeatures,
  BatchedWindow,
  BatchInference,
  BatchWish,
  Inference,
  Whisper,
} from "../whisper/model/types";
import { type ScriptedWindow, scriptedWhisper } from "./scriptedWhisper";

export interface HearingWhisper extends Whisper {
  /** How many windows were encoded together, each time. */
  readonly encoded: readonly number[];
  /** How many windows at a time batches were opened for. */
  readonly opened: readonly number[];
  /** How many sequences began together and after which tokens, each time; drawn ones as "drawn". */
  readonly decoded: readonly (readonly (readonly number[])[] | "drawn")[];
}

export interface Hearing {
  /** What the model says of a window, which it knows by its log-mel alone. */
  readonly says: (mel: Float32Array) => ScriptedWindow;
  /** What it says when tokens are drawn. */
  readonly draws?: readonly number[];
  /** The token of the language that it hears. */
  readonly speaks?: (mel: Float32Array) => number;
  /** Called before it says anything; may throw. */
  readonly onDecode?: () => void;
  /** Windows of a batch that are encoded together; all that may be decoded at a time unless given. */
  readonly together?: number;
  /** Whether a batch works while windows are read, as unless given. */
  readonly worksBeside?: boolean;
  /** What a step of a batch waits for. */
  readonly onStep?: () => Promise<unknown>;
  /** Windows of a batch that there is memory for, as many as are asked for unless given. */
  readonly room?: number;
}

type Heard = AudioFeatures & { readonly mels: readonly Float32Array[] };

/** A Whisper for several windows at once that says of each what it hears, token by token through `onTokens`. */
export function hearingWhisper({
  says,
  draws = [],
  speaks,
  onDecode,
  together,
  worksBeside = true,
  onStep,
  room = Number.POSITIVE_INFINITY,
}: Hearing): HearingWhisper {
  const encoded: number[] = [];
  const opened: number[] = [];
  const decoded: (readonly (readonly number[])[] | "drawn")[] = [];
  const shapes = new Set(["1 over 1"]);
  const { dims } = scriptedWhisper([]);
  const start = (mels: readonly Float32Array[]): Inference => ({
    step: async () => {
      if (!speaks) throw new Error("not scripted");
      const rows = new Float32Array(mels.length * dims.nVocab);
      for (const [i, mel] of mels.entries()) rows[i * dims.nVocab + speaks(mel)] = 100;
      return rows;
    },
    align: () => Promise.reject(new Error("not scripted")),
    search: () => Promise.reject(new Error("not scripted")),
    generate: async (prompts, { draw }, { signal, onTokens }) => {
      if (draw) {
        decoded.push("drawn");
        return [{ tokens: draws, sumLogprob: 0, noSpeechProb: 0 }];
      }
      if (prompts.length !== mels.length) throw new Error(`${prompts.length} prompts for ${mels.length} windows`);
      onDecode?.();
      decoded.push(prompts);
      const said = mels.map(says);
      for (let count = 1; count <= Math.max(...said.map(({ tokens }) => tokens.length)); count++) {
        await Promise.resolve();
        if (signal?.aborted) throw new SottoError("cancelled", "cancelled between steps");
        onTokens?.(said.map(({ tokens }) => tokens.slice(0, count)));
      }
      return said.map(({ tokens, avgLogprob = -0.1, noSpeechProb = 0 }) => ({
        tokens,
        sumLogprob: avgLogprob * (tokens.length + 1),
        noSpeechProb,
      }));
    },
  });
  const openBatch = async (wish: BatchWish): Promise<BatchInference | undefined> => {
    opened.push(wish.slots);
    if (room === 1) return undefined;
    const { maxTokens } = wish;
    const slots = Math.min(room, wish.slots);
    const batch = new HearingBatch(slots, together ?? slots, maxTokens, says);
    return {
      slots,
      together: batch.together,
      worksBeside,
      get free() {
        return batch.free;
      },
      begin: async (windows) => {
        encoded.push(windows.length);
        onDecode?.();
        decoded.push(windows.map(({ prompt }) => prompt));
        batch.begin(windows);
      },
      step: async () => {
        await onStep?.();
        return batch.step();
      },
    };
  };
  return {
    dims,
    encoded,
    opened,
    decoded,
    openBatch,
    prepare: async ({ windows, sequences }) => {
      shapes.add(`${sequences} over ${windows}`);
    },
    encode: (mels): Heard => {
      encoded.push(mels.length);
      return { windows: mels.length, mels };
    },
    startDecoding: (features, sequences) => {
      const shape = `${sequences} over ${features.windows}`;
      if (!shapes.has(shape)) throw new RangeError(`${shape} were not prepared`);
      return start((features as Heard).mels);
    },
    dispose: () => {},
  };
}

/** Windows of which each is told a token more with every step, until its end. */
class HearingBatch {
  readonly slots: number;
  readonly together: number;
  readonly #maxTokens: number;
  readonly #says: Hearing["says"];
  #living: readonly { readonly id: number; readonly said: ScriptedWindow; readonly count: number }[] = [];

  constructor(slots: number, together: number, maxTokens: number, says: Hearing["says"]) {
    this.slots = slots;
    this.together = together;
    this.#maxTokens = maxTokens;
    this.#says = says;
  }

  get free(): number {
    return this.slots - this.#living.length;
  }

  begin(windows: readonly BatchedWindow[]): void {
    const count = windows.length;
    if (count > this.free || (count !== 1 && count !== this.together)) throw new RangeError(`${count} windows began`);
    this.#living = [...this.#living, ...windows.map(({ id, mel }) => ({ id, said: this.#says(mel), count: 0 }))];
  }

  step() {
    const texts = this.#living.map(({ id, said, count }) => {
      const { tokens, avgLogprob = -0.1, noSpeechProb = 0 } = said;
      const hasEnded = count + 1 >= Math.min(tokens.length, this.#maxTokens);
      const sumLogprob = avgLogprob * (tokens.length + 1);
      return { id, tokens: tokens.slice(0, count + 1), sumLogprob, noSpeechProb, hasEnded };
    });
    this.#living = this.#living
      .map((window) => ({ ...window, count: window.count + 1 }))
      .filter((_, i) => !texts[i]!.hasEnded);
    return texts;
  }
}
