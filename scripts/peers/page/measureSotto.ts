import { median } from "../../../engine/bench/median";
import { drain } from "../../../engine/events";
import { type AudioSource, defaultOptions, type LoadedModel, loadModel } from "../../../engine/index";
import { decodingTasks } from "../../../engine/whisper/decoding/tokenRules";
import { MelStream } from "../../../engine/whisper/logMel/logMel";
import type { ModelDimensions } from "../../../engine/whisper/model/dimensions";
import type { Backend } from "../../../kernels/runtime/backend";
import type { Measurement, Pass, Task } from "../contender";
import { timed } from "../timed";

/** Samples to transcribe. */
export interface Samples {
  readonly clip: Float32Array<ArrayBuffer>;
  readonly long: Float32Array<ArrayBuffer> | undefined;
}

/** A measurement, and what a share of the peak is computed from. */
export interface SottoMeasurement extends Measurement {
  readonly dims: ModelDimensions;
  readonly encoderMs: number;
}

/** Times Sotto's engine on a back end: windows and tokens by themselves, then whole files as the page transcribes them. */
export async function measureSotto(
  backend: Backend,
  ggml: Uint8Array,
  { clip, long }: Samples,
  { passes, tokens }: Pick<Task, "passes" | "tokens">,
): Promise<SottoMeasurement> {
  const model = await loadModel(backend, ggml);
  const runPass = passOf(backend, model, clip, tokens);
  for (let i = 0; i < 2; i++) await runPass();
  const measured: Pass[] = [];
  for (let i = 0; i < passes; i++) measured.push(await runPass());
  await transcribe(model, clip);
  const [clipMs, text] = await timed(() => transcribe(model, clip));
  const [longMs] = long ? await timed(() => transcribe(model, long)) : [];
  const numbers = `q5_1 × ${backend.info.arithmetic}`;
  const encoderMs = median(measured.map((pass) => pass.encoderMs));
  return { numbers, passes: measured, clipMs, text, longMs, dims: model.dims, encoderMs };
}

/**
 * A pass over the clip's window: the encoder with the cross-attention's keys and values, and the difference between
 * decoding one token and decoding them all.
 */
function passOf(
  backend: Backend,
  { dims, tokenizer, whisper }: LoadedModel,
  clip: Float32Array,
  tokens: number,
): () => Promise<Pass> {
  const window = windowOf(clip, dims);
  const fence = backend.tensor("fence", [1], "u32");
  const options = { ...defaultOptions, withoutTimestamps: true };
  const { initialTokens, rules } = decodingTasks(options, tokenizer, dims)([]);
  // Nothing ends the sequence.
  const endless = { ...rules, suppress: [...rules.suppress, rules.eot] };
  return async () => {
    const mel = await window;
    const [encoderMs, features] = await timed(async () => {
      const encoded = whisper.encode([mel]);
      await backend.readWords(fence);
      return encoded;
    });
    const decode = (maxTokens: number) =>
      timed(() => whisper.startDecoding(features, 1).generate([initialTokens], endless, { maxTokens }));
    const [one] = await decode(1);
    const [all] = await decode(tokens);
    return { encoderMs, tokenMs: (all - one) / (tokens - 1) };
  };
}

function windowOf(clip: Float32Array, { nMels }: ModelDimensions): Promise<Float32Array<ArrayBuffer>> {
  const mel = new MelStream({ nMels });
  mel.push(clip);
  mel.end();
  return mel.window(0, mel.frames);
}

async function transcribe(model: LoadedModel, samples: Float32Array<ArrayBuffer>): Promise<string> {
  const chunks = [samples];
  const source: AudioSource = { start: 0, seconds: undefined, read: async () => chunks.shift() ?? null };
  return (await drain(model.transcribe(source, defaultOptions))).text;
}
