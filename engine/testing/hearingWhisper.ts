import { SottoError } from "../errors";
import type {
  AudioFeatures,
  BatchedWindow,
  BatchInference,
  BatchWish,
  Generated,
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
  readonly draws?: (temperature: number) => ScriptedWindow;
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

type HeardFeatures = AudioFeatures & { readonly mels: readonly Float32Array[] };

/** A Whisper for several windows at once that says of each what it hears, token by token through `onTokens`. */
export function hearingWhisper({
  says,
  draws = () => ({ tokens: [] }),
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
        return prompts.map(() => textOf(draws(draw.temperature)));
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
      return said.map(textOf);
    },
  });
  const openBatch = async (wish: BatchWish): Promise<BatchInference | undefined> => {
    opened.push(wish.slots);
    if (room === 1) return undefined;
    const { maxTokens } = wish;
    const slots = Math.min(room, wish.slots);
    const batch = new HearingBatch(slots, together ?? slots, maxTokens);
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
        const heard = ({ mel }: BatchedWindow, temperature: number) =>
          temperature > 0 ? draws(temperature) : says(mel);
        batch.begin(
          windows.flatMap((window) =>
            window.draws.map(({ temperature }, draw) => ({ id: window.id, draw, said: heard(window, temperature) })),
          ),
        );
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
    encode: (mels): HeardFeatures => {
      encoded.push(mels.length);
      return { windows: mels.length, mels };
    },
    startDecoding: (features, sequences) => {
      const shape = `${sequences} over ${features.windows}`;
      if (!shapes.has(shape)) throw new RangeError(`${shape} were not prepared`);
      return start((features as HeardFeatures).mels);
    },
    dispose: () => {},
  };
}

function textOf({ tokens, avgLogprob = -0.1, noSpeechProb = 0 }: ScriptedWindow): Generated {
  return { tokens, sumLogprob: avgLogprob * (tokens.length + 1), noSpeechProb };
}

/** A text that is told. */
interface Heard {
  readonly id: number;
  readonly draw: number;
  readonly said: ScriptedWindow;
}

/** Texts of which each is told a token more with every step, until its end. */
class HearingBatch {
  readonly slots: number;
  readonly together: number;
  readonly #maxTokens: number;
  #living: readonly (Heard & { readonly count: number })[] = [];

  constructor(slots: number, together: number, maxTokens: number) {
    this.slots = slots;
    this.together = together;
    this.#maxTokens = maxTokens;
  }

  get free(): number {
    return this.slots - this.#living.length;
  }

  begin(texts: readonly Heard[]): void {
    const count = new Set(texts.map(({ id }) => id)).size;
    if (texts.length > this.free || (count !== 1 && count !== this.together)) throw new RangeError(`${count} windows`);
    this.#living = [...this.#living, ...texts.map((text) => ({ ...text, count: 0 }))];
  }

  step() {
    const texts = this.#living.map(({ id, draw, said, count }) => {
      const text = textOf(said);
      const hasEnded = count + 1 >= Math.min(text.tokens.length, this.#maxTokens);
      return { ...text, id, draw, tokens: text.tokens.slice(0, count + 1), hasEnded };
    });
    this.#living = this.#living
      .map((window) => ({ ...window, count: window.count + 1 }))
      .filter((_, i) => !texts[i]!.hasEnded);
    return texts;
  }
}
