import { expose } from "comlink";
import { languageOf, type Measurement, type Pass, type Task } from "../contender";
import { routes } from "../routes";
import { timed } from "../timed";
import { loadClip, loadLong } from "./load";

/** As much of transformers.js as is used here. */
interface Transformers {
  readonly env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    localModelPath: string;
    useBrowserCache: boolean;
    readonly backends: { readonly onnx: { readonly wasm: { wasmPaths: string; numThreads: number } } };
  };
  pipeline(task: "automatic-speech-recognition", model: string, options: object): Promise<Recogniser>;
}

interface Recogniser {
  (audio: Float32Array, options: object): Promise<{ readonly text: string }>;
  readonly processor: (audio: Float32Array) => Promise<{ readonly input_features: unknown }>;
  readonly model: {
    readonly sessions: { readonly model: Session; readonly decoder_model_merged: Session };
    generate(options: object): Promise<unknown>;
  };
}

interface Session {
  run(...inputs: unknown[]): Promise<unknown>;
}

/** Its documented way with long audio; without timestamps, which spares it tokens. */
const longOptions = { chunk_length_s: 30, stride_length_s: 5, return_timestamps: false };

/** Times transformers.js on ONNX Runtime's WebAssembly with weights of 8 bits. */
async function measure(task: Task): Promise<Measurement> {
  const recogniser = await open(task);
  const language = languageOf(task.model);
  const spoken = language === undefined ? {} : { language, task: "transcribe" };
  const [clip, long] = [await loadClip(), await loadLong(task)];
  const runPass = await passes(recogniser, clip, { ...spoken, do_sample: false, ...exactly(task.tokens) });
  for (let i = 0; i < 2; i++) await runPass();
  const measured: Pass[] = [];
  for (let i = 0; i < task.passes; i++) measured.push(await runPass());
  await recogniser(clip, spoken);
  const [clipMs, { text }] = await timed(() => recogniser(clip, spoken));
  const [longMs] = long ? await timed(() => recogniser(long, { ...longOptions, ...spoken })) : [];
  return { numbers: "q8", passes: measured, clipMs, text, longMs };
}

async function open({ model, threads }: Task): Promise<Recogniser> {
  const script = `${routes.modules}@huggingface/transformers/dist/transformers.js`;
  const { env, pipeline } = (await import(/* @vite-ignore */ script)) as Transformers;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = routes.onnx;
  env.useBrowserCache = false;
  env.backends.onnx.wasm.wasmPaths = `${routes.modules}onnxruntime-web/dist/`;
  env.backends.onnx.wasm.numThreads = threads;
  return pipeline("automatic-speech-recognition", model, {
    device: "wasm",
    dtype: { encoder_model: "q8", decoder_model_merged: "q8" },
  });
}

function exactly(tokens: number): object {
  return { min_new_tokens: tokens, max_new_tokens: tokens };
}

/**
 * A pass over the clip's window: the encoder's run, and from one run of the decoder to the next. The first run, which
 * also takes the prompt and makes the cross-attention's keys and values, counts for neither.
 */
async function passes(
  { processor, model }: Recogniser,
  clip: Float32Array,
  options: object,
): Promise<() => Promise<Pass>> {
  const { input_features: inputs } = await processor(clip);
  const encoder = watch(model.sessions.model);
  const decoder = watch(model.sessions.decoder_model_merged);
  return async () => {
    encoder.length = decoder.length = 0;
    await model.generate({ inputs, ...options });
    const [encoding, second, last] = [encoder[0], decoder[1], decoder.at(-1)];
    if (!encoding || !second || !last) throw new Error("transformers.js ran no encoder or no decoder.");
    return { encoderMs: encoding.ended - encoding.began, tokenMs: (last.began - second.began) / (decoder.length - 2) };
  };
}

/** A list that gets the times of every run of a session. */
function watch(session: Session): { readonly began: number; readonly ended: number }[] {
  const runs: { readonly began: number; readonly ended: number }[] = [];
  const run = session.run.bind(session);
  session.run = async (...inputs) => {
    const began = performance.now();
    const outputs = await run(...inputs);
    runs.push({ began, ended: performance.now() });
    return outputs;
  };
  return runs;
}

expose({ measure });
