import { SottoError } from "../errors";
import type { ModelDimensions } from "../whisper/model/dimensions";
import type { Generated, TokenRules, Whisper } from "../whisper/model/types";
import { fakeVocab } from "./fakeTokenizer";

/** What the model "says" in one window. */
export interface ScriptedWindow {
  readonly tokens: readonly number[];
  /** Default −0.1 per token. */
  readonly avgLogprob?: number;
  /** Default 0. */
  readonly noSpeechProb?: number;
}

/** What a window was decoded with. */
export interface RecordedWindow {
  readonly mel: Float32Array;
  readonly prompt: readonly number[];
  readonly rules: TokenRules;
  readonly maxTokens: number;
}

export interface ScriptedWhisper extends Whisper {
  readonly windows: readonly RecordedWindow[];
}

const dims: ModelDimensions = {
  nMels: 80,
  nAudioCtx: 1500,
  nAudioState: 64,
  nAudioHead: 1,
  nAudioLayer: 1,
  nVocab: fakeVocab,
  nTextCtx: 448,
  nTextState: 64,
  nTextHead: 1,
  nTextLayer: 1,
};

/** A Whisper that says its script, one entry a window and the last for ever, token by token through `onTokens`. */
export function scriptedWhisper(script: readonly ScriptedWindow[]): ScriptedWhisper {
  const windows: RecordedWindow[] = [];
  let mel = new Float32Array();
  return {
    dims,
    windows,
    prepare: async () => {},
    encode: ([window]) => {
      mel = window ?? mel;
      return { windows: 1 };
    },
    startDecoding: () => ({
      step: () => Promise.reject(new Error("not scripted")),
      search: () => Promise.reject(new Error("not scripted")),
      align: () => Promise.reject(new Error("not scripted")),
      generate: async ([prompt = []], rules, { maxTokens, signal, onTokens }) => {
        const scripted = script[Math.min(windows.length, script.length - 1)] ?? { tokens: [] };
        windows.push({ mel, prompt, rules, maxTokens });
        for (let count = 1; count <= scripted.tokens.length; count++) {
          await Promise.resolve();
          if (signal?.aborted) throw new SottoError("cancelled", "cancelled between steps");
          onTokens?.([scripted.tokens.slice(0, count)]);
        }
        return [generated(scripted)];
      },
    }),
    dispose: () => {},
  };
}

function generated({ tokens, avgLogprob = -0.1, noSpeechProb = 0 }: ScriptedWindow): Generated {
  return { tokens, sumLogprob: avgLogprob * (tokens.length + 1), noSpeechProb };
}
