import { SottoError } from "../errors";
import type { AudioFeatures, Inference, Whisper } from "../whisper/model/types";
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
  /** The token of the language that it hears. */
  readonly speaks?: (mel: Float32Array) => number;
  /** Called before it says anything; may throw. */
  readonly onDecode?: () => void;
}

type Heard = AudioFeatures & { readonly mels: readonly Float32Array[] };

/** A Whisper for several windows at once that says of each what it hears, token by token through `onTokens`. */
export function hearingWhisper({ says, draws = [], speaks, onDecode }: Hearing): HearingWhisper {
  const encoded: number[] = [];
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
