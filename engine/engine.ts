import type { Backend } from "../kernels/runtime/backend";
import type { AudioSource } from "./audio/source";
import type { TranscribeOptions } from "./decoding/options";
import { SottoError } from "./errors";
import type { ModelDimensions } from "./model/dimensions";
import { type GgmlModel, parseGgml } from "./model/ggml";
import type { Whisper } from "./model/types";
import { createWhisper } from "./model/whisper";
import { selfTest } from "./selfTest/selfTest";
import { createTokenizer, type Tokenizer } from "./tokenizer/tokenizer";
import { type TranscribeControl, transcribe } from "./transcript/transcribe";
import type { TranscribeEvent, Transcript } from "./transcript/types";

/** A model on a device, ready to transcribe. */
export interface LoadedModel {
  readonly dims: ModelDimensions;
  readonly whisper: Whisper;
  readonly tokenizer: Tokenizer;
  /**
   * Transcribes one file; see `transcribe`. Throws `device-lost` where the device went away, after which the model has
   * to be loaded again on another.
   */
  transcribe(
    source: AudioSource,
    options: TranscribeOptions,
    control?: TranscribeControl,
  ): AsyncGenerator<TranscribeEvent, Transcript>;
  /** Frees the device memory; the back end can take another model. */
  dispose(): void;
}

/**
 * Loads a whisper.cpp ggml file onto a back end that holds no other model.
 *
 * The first model of a back end is preceded by the self-test. Throws `model-corrupt`, `out-of-memory` where the device
 * cannot hold it, `webgpu-unavailable` where it computes wrong numbers, `device-lost`.
 */
export async function loadModel(backend: Backend, file: Uint8Array): Promise<LoadedModel> {
  const model = parseGgml(file);
  // Copies, so that the file can be forgotten once its weights are on the device.
  const tokenizer = createTokenizer({ nVocab: model.dims.nVocab, tokens: model.tokens.map((token) => token.slice()) });
  await testOnce(backend);
  const whisper = await upload(backend, model);
  return {
    dims: model.dims,
    whisper,
    tokenizer,
    transcribe: (source, options, control) =>
      transcribeOnDevice({ backend, whisper, tokenizer }, source, options, control),
    dispose: () => whisper.dispose(),
  };
}

interface Running {
  readonly backend: Backend;
  readonly whisper: Whisper;
  readonly tokenizer: Tokenizer;
}

async function* transcribeOnDevice(
  { backend, whisper, tokenizer }: Running,
  source: AudioSource,
  options: TranscribeOptions,
  control: TranscribeControl | undefined,
): AsyncGenerator<TranscribeEvent, Transcript> {
  checkLanguage(tokenizer, options.language);
  try {
    return yield* transcribe({ whisper, tokenizer }, source, options, control);
  } catch (error) {
    throw await deviceError(backend, error);
  }
}

function checkLanguage(tokenizer: Tokenizer, language: string): void {
  if (tokenizer.isMultilingual) tokenizer.languageToken(language);
  else if (language !== "en") {
    throw new SottoError("internal", `The model is English-only; language "${language}" was asked for.`);
  }
}

const tested = new WeakSet<Backend>();

/** A device is tested when it gets its first model. */
async function testOnce(backend: Backend): Promise<void> {
  if (tested.has(backend)) return;
  try {
    await selfTest(backend);
  } catch (error) {
    throw await deviceError(backend, error);
  }
  tested.add(backend);
}

async function upload(backend: Backend, model: GgmlModel): Promise<Whisper> {
  try {
    return await createWhisper(backend, model);
  } catch (error) {
    backend.dispose();
    throw await deviceError(backend, error);
  }
}

/** What an error on the device means: gone, too small, or what it says. */
async function deviceError(backend: Backend, error: unknown): Promise<unknown> {
  const lost = await Promise.race([backend.lost, nextTask()]);
  if (lost !== undefined) return new SottoError("device-lost", lost, { cause: error });
  if (error instanceof RangeError) return new SottoError("out-of-memory", error.message, { cause: error });
  return error;
}

/** A turn of the event loop, for a loss that was reported together with the error. */
function nextTask(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), 0));
}
