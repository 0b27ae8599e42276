import { median } from "../../engine/bench/median";
import type { WhisperFile } from "../../engine/whisper/files/whisperFile";
import type { AudioFeatures, TokenRules } from "../../engine/whisper/model/types";
import { createBatchedWhisper } from "../../engine/whisper/model/whisper";
import type { Backend } from "../../kernels/runtime/backend";
import type { Row } from "./rows";

/**
 * Times the encoder and a decode step of a model, for one window or a batch of them, and reads the memory after one window
 * and after many.
 */
export async function benchStages(
  backend: Backend,
  name: string,
  model: WhisperFile,
  {
    samples,
    steps,
    windows,
    batch = 1,
  }: { samples: number; steps: number; windows: number; batch?: number | undefined },
): Promise<readonly Row[]> {
  const began = performance.now();
  const whisper = await createBatchedWhisper(backend, model, { windows: batch, sequences: batch });
  const load = performance.now() - began;
  const { dims } = whisper;
  const mel = Float32Array.from({ length: 2 * dims.nAudioCtx * dims.nMels }, (_, i) => Math.sin(i * 0.37) * 0.5);
  const mels = new Array<typeof mel>(batch).fill(mel);
  const prompts = mels.map(() => [dims.nVocab - 1]);
  const generate = (features: AudioFeatures, maxTokens: number) =>
    whisper.startDecoding(features, batch).generate(prompts, rules(dims.nVocab), { maxTokens });
  const encode = async (): Promise<number> => {
    const from = performance.now();
    await generate(whisper.encode(mels), 1);
    return performance.now() - from;
  };
  const decode = async (tokens: number): Promise<number> => {
    const features = whisper.encode(mels);
    await generate(features, 1);
    const from = performance.now();
    await generate(features, tokens);
    return performance.now() - from;
  };
  await encode();
  await decode(steps);
  const memoryAfterOne = backend.memory;
  const windowTimes: number[] = [];
  const promptTimes: number[] = [];
  const stepTimes: number[] = [];
  for (let i = 0; i < samples; i++) {
    const one = await decode(1);
    promptTimes.push(one);
    windowTimes.push((await encode()) - one);
    stepTimes.push(((await decode(steps)) - one) / (steps - 1));
  }
  for (let i = samples; i < windows; i++) await encode();
  const type = `${backend.info.arithmetic} q5_1`;
  const row = (stage: string, value: number, more: Partial<Row> = {}): Row => ({
    kind: "stage",
    name: `${name} ${stage}`,
    shape: `B ${batch}`,
    type,
    median: value,
    samples,
    ...more,
  });
  return [
    row("load and compile", load, { samples: 1 }),
    row(batch === 1 ? "encoder window" : "encoder, all windows", median(windowTimes)),
    row("prompt of 1 and read-back", median(promptTimes)),
    row("decode step", median(stepTimes), { shape: `B ${batch}, ${steps} steps` }),
    {
      kind: "memory",
      name: `${name} device memory`,
      shape: "after 1 window",
      type,
      median: memoryAfterOne / 1e6,
      samples: 1,
    },
    {
      kind: "memory",
      name: `${name} device memory`,
      shape: `after ${windows} windows`,
      type,
      median: backend.memory / 1e6,
      samples: 1,
    },
  ];
}

/** Nothing ends a sequence, so that every run takes as many steps as it is told. */
function rules(nVocab: number): TokenRules {
  const eot = 50256;
  return {
    eot,
    suppress: [eot],
    suppressAtBegin: [220, eot],
    timestamps: { noTimestamps: nVocab - 1502, timestampBegin: nVocab - 1501, maxInitialTimestampIndex: 50 },
    noSpeech: nVocab - 1503,
    sotIndex: 0,
  };
}
