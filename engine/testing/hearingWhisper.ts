import { SottoError } from "../errors";
import type { AudioFeatures, Inference, Whisper } from "../model/types";
import { fakeTokenizer, fakeVocab } from "./fakeTokenizer";
import { type ScriptedWindow, scriptedWhisper } from "./scriptedWhisper";

export interface HearingWhisper extends Whisper {
  /** How many windows were encoded together, each time. */
  readonly encoded: readonly number[];
  /** How many sequences were decoded together and after which tokens, each time; drawn ones as "drawn". */
  readonly decoded: readonly (readonly (readonly number[])[] | "drawn")[];
}

export interface Hearing {
  /** What the model says of a window, which it knows by its log-mel alone. */
  readonly says: (mel: Float32Array) => ScriptedWindow;
  /** What it says when tokens are drawn. */
  readonly draws?: readonly number[];
  /** Called before it says anything; may throw. */
  readonly onDecode?: () => void;
}

type Heard = AudioFeatures & { readonly mels: readonly Float32Array[] };

/** A Whisper for several windows at once that says of each what it hears, token by token through `onTokens`. */
export function hearingWhisper({ says, draws = [], onDecode }: Hearing): HearingWhisper {
  const encoded: number[] = [];
  const decoded: (readonly (readonly number[])[] | "drawn")[] = [];
  const shapes = new Set(["1 over 1"]);
  const { dims } = scriptedWhisper([]);
  const start = (mels: readonly Float32Array[]): Inference => ({
    step: () => Promise.reject(new Error("not scripted")),
    align: () => Promise.reject(new Error("not scripted")),
    reorder: () => {},
    feed: drawing(draws, () => decoded.push("drawn")),
    generate: async (prompts, _, { signal, onTokens }) => {
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
  return {
    dims,
    encoded,
    decoded,
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

/** Feeds one sequence, whose next token is certain. */
function drawing(tokens: readonly number[], onStart: () => void): Inference["feed"] {
  let step = 0;
  return async (_, sotIndex) => {
    if (step === 0) onStart();
    const row = () => new Float32Array(fakeVocab);
    const last = row();
    last[tokens[step++] ?? fakeTokenizer.eot] = 100;
    return { last: [last], sot: sotIndex === undefined ? undefined : [row()] };
  };
}
