import type { Backend } from "../../kernels/runtime/backend";
import { namesOf, tuningFor, type VariantNames } from "../../kernels/runtime/variants";
import type { DeviceInfo } from "../device/types";
import { errorCode, SottoError } from "../errors";
import { oneFile } from "../files/modelFile";
import type { AskElsewhere, DraftModels, LoadOptions, ModelSource, Recogniser } from "../recogniser";
import type { TranscribeOptions } from "../transcribeOptions";
import type { HearOnDevice } from "../vad/batchedVad";
import { createDeviceVad, type DeviceVad } from "../vad/deviceVad";
import { checkTranscribeOptions } from "./decoding/checkTranscribe";
import { DraftModel } from "./decoding/draftModel";
import { openWhisper } from "./files/openWhisper";
import type { WhisperFile } from "./files/whisperFile";
import type { DeviceMel } from "./logMel/deviceMel";
import { batchFrames, type FramesOnDevice } from "./logMel/framesOnDevice";
import { melSpec } from "./logMel/melFeatures";
import { melFilters } from "./logMel/melFilters";
import type { ModelDimensions } from "./model/dimensions";
import type { Whisper } from "./model/types";
import { createDrafter, createWhisper, type DeviceWhisper, haveSameEncoder } from "./model/whisper";
import { hashOfWords } from "./remote/hashOfWords";
import { selfTest } from "./selfTest/selfTest";
import { languageCodes } from "./tokenizer/languageCodes";
import { createTokenizer, type Tokenizer } from "./tokenizer/tokenizer";
import { transcribeFile } from "./transcribe/transcribeFile";
import type { Transcriber } from "./transcribe/transcriber";
import { setAlignmentHeads } from "./words/givenHeads";

/** A Whisper model on a device, for who looks inside. */
export interface WhisperModel extends Recogniser {
  readonly dims: ModelDimensions;
  readonly whisper: Whisper;
  readonly tokenizer: Tokenizer;
  /** What its vocabulary comes to: two of the same are one vocabulary. */
  readonly words: string;
  /** What transcribes on the device of now, for who brings the audio itself. */
  readonly transcriber: Transcriber;
}

/**
 * Loads a model onto a back end, beside others that it may hold; of files that still come, weights are uploaded as they do.
 *
 * The first model of a back end is not given before the self-test has passed, which runs meanwhile. Throws `model-corrupt`, `out-of-memory` where the device
 * cannot hold it, `device-unavailable` where it computes wrong numbers, `device-lost`.
 */
export async function loadWhisper(
  backend: Backend,
  files: ModelSource,
  options: LoadOptions = {},
): Promise<WhisperModel> {
  const model = await takeApart(files);
  // Copies, so that the file can be forgotten once its weights are on the device.
  const words: Words = { dims: model.dims, tokens: model.tokens.map((token) => token.slice()) };
  const tokenizer = createTokenizer({ nVocab: model.dims.nVocab, tokens: words.tokens });
  const running: Running = { ...(await start(backend, model, options)), tokenizer, words, ...options };
  const transcriber = transcriberOn(running);
  return {
    dims: model.dims,
    languages: tokenizer.isMultilingual ? languageCodes.slice(0, tokenizer.numLanguages) : ["en"],
    tasks: tokenizer.isMultilingual ? ["transcribe", "translate"] : ["transcribe"],
    features: melSpec(model.dims.nMels),
    tokenizer,
    get words() {
      return hashOfWords(words.tokens);
    },
    transcriber,
    get whisper() {
      return running.whisper;
    },
    transcribe: (source, transcribeOptions, control) => {
      // Elsewhere one window is decoded at a time.
      const asked = running.elsewhere ? { ...transcribeOptions, batch: undefined } : transcribeOptions;
      return onDevice(running, asked, () => transcribeFile(transcriber, source, asked, control));
    },
    listen: async (liveOptions) => {
      checkOptions(running, liveOptions);
      const [{ listen, soundLikeSpeech }] = await Promise.all([import("./live/listen"), import("./words/wordTimes")]);
      // It takes as long as a window, which the first words shall not wait for.
      await running.whisper.openGrowing?.(soundLikeSpeech);
      // A hypothesis a second would send the same sound again and again.
      running.elsewhere = undefined;
      return listen(transcriber, liveOptions);
    },
    writeAhead: async (drafts) => {
      running.drafts?.dispose();
      running.drafts = undefined;
      if (drafts) running.drafts = await openDrafts(running, drafts);
    },
    writeElsewhere: async (ask) => {
      running.elsewhere = undefined;
      if (ask) running.elsewhere = await openElsewhere(running, ask);
    },
    dispose: () => {
      giveUp(running);
    },
  };
}

function takeApart(files: ModelSource): Promise<WhisperFile> {
  return openWhisper(files instanceof Uint8Array ? oneFile(files) : files);
}

/** A model on the device of now, which `recover` replaces. */
interface Running extends LoadOptions {
  drafts?: DraftModel | undefined;
  /** A model that writes in place of this one, whose text is its draft. */
  elsewhere?: Elsewhere | undefined;
  backend: Backend;
  /** Its part that is this model's. */
  scope: Backend;
  whisper: DeviceWhisper;
  readonly tokenizer: Tokenizer;
  readonly words: Words;
  /** Made for the first file that needs them, and kept, also where there was no room; `none` while there is no device. */
  vad?: Promise<DeviceVad | undefined> | undefined;
  mel?: Promise<DeviceMel | undefined> | undefined;
}

interface Elsewhere {
  readonly whisper: Whisper;
  readonly drafts: DraftModel;
  /** Whether an error says that it cannot be asked any more. */
  isLost(error: unknown): boolean;
}

/** What models have in common of which one can write ahead of the other. */
type Words = Pick<WhisperFile, "dims" | "tokens">;

const none = Promise.resolve(undefined);

/** Frees what is on the device. */
function giveUp(running: Running): void {
  running.vad = none;
  running.mel = none;
  running.scope.dispose();
}

/** Runs a transcript on the device, once its options are found good; what the device does wrong gets its code. */
async function* onDevice<Event, Result>(
  running: Running,
  options: TranscribeOptions,
  begin: () => AsyncGenerator<Event, Result>,
): AsyncGenerator<Event, Result> {
  checkOptions(running, options);
  try {
    return yield* begin();
  } catch (error) {
    throw await deviceError(running.backend, error);
  }
}

function checkOptions({ tokenizer }: Running, options: TranscribeOptions): void {
  for (const language of [options.language, ...(options.languages ?? [])]) {
    if (language !== undefined) checkLanguage(tokenizer, language);
  }
  checkTranscribeOptions(options);
}

function transcriberOn(running: Running): Transcriber {
  return {
    get whisper() {
      return running.elsewhere?.whisper ?? running.whisper;
    },
    get drafts() {
      return running.elsewhere ? running.elsewhere.drafts : running.drafts;
    },
    tokenizer: running.tokenizer,
    recover: (error: unknown) => moveToAnother(running, error),
    withCode: (error: unknown) => deviceError(running.backend, error),
    hearOnDevice: (...heard: Parameters<HearOnDevice>) => hearOnDevice(running, ...heard),
    framesOnDevice: (samples: Parameters<FramesOnDevice>[0]) => framesOnDevice(running, samples),
  };
}

/** Replaces a device that was lost or is too small; undefined where the error is another or there is no other device. */
async function moveToAnother(running: Running, error: unknown): Promise<DeviceInfo | "here" | undefined> {
  const { recover, elsewhere } = running;
  if (elsewhere?.isLost(error)) {
    running.elsewhere = undefined;
    return "here";
  }
  const known = await deviceError(running.backend, error);
  const code = errorCode(known);
  if (!recover || !(known instanceof Error) || (code !== "device-lost" && code !== "out-of-memory")) return undefined;
  const { backend, files, device } = await recover(known);
  // Files are read while windows are decoded.
  giveUp(running);
  running.drafts = undefined;
  // Its drafts were those of the device that is gone.
  running.elsewhere = undefined;
  Object.assign(running, await start(backend, await takeApart(files), running));
  running.vad = undefined;
  running.mel = undefined;
  return device;
}

/** Finds speech on the device of now. */
function hearOnDevice(running: Running, ...[weights, batch]: Parameters<HearOnDevice>): ReturnType<HearOnDevice> {
  running.vad ??= createDeviceVad(running.scope, weights);
  return askHelper(running, "vad", running.vad, (vad) => vad.hear(batch));
}

/** Computes log-mel frames on the device of now. */
function framesOnDevice(running: Running, samples: Float32Array<ArrayBuffer>): ReturnType<FramesOnDevice> {
  running.mel ??= openDeviceMel(running);
  return askHelper(running, "mel", running.mel, (mel) => mel.frames(samples));
}

/** It comes with the first file. */
async function openDeviceMel({ scope, whisper }: Running): Promise<DeviceMel | undefined> {
  const { createDeviceMel } = await import("./logMel/deviceMel");
  return createDeviceMel(scope, { filters: melFilters(whisper.dims.nMels), batch: batchFrames });
}

/**
 * Asks what helps on the device of now; undefined where it fails, is given up meanwhile or has no room. Nothing else follows
 * from that: a device that is lost fails at the next window too, where another takes over.
 */
async function askHelper<Helper>(
  running: Running,
  name: "vad" | "mel",
  helper: Promise<Helper | undefined>,
  question: (helper: Helper) => Promise<Float32Array<ArrayBuffer>>,
): Promise<Float32Array<ArrayBuffer> | undefined> {
  const { backend } = running;
  try {
    const there = await helper;
    const answer = there && (await question(there));
    // What is read from a device that is freed may be zeros.
    return running[name] === helper ? answer : undefined;
  } catch (error) {
    const code = errorCode(await deviceError(backend, error));
    if (running[name] !== helper || code === "device-lost" || code === "out-of-memory") return undefined;
    throw error;
  }
}

async function start(
  backend: Backend,
  model: WhisperFile,
  { alignmentHeads }: LoadOptions,
): Promise<Pick<Running, "backend" | "scope" | "whisper">> {
  let scope = backend.scope();
  // What the device compiles for the test it does while weights are uploaded, and need not compile again.
  const [tested, created] = await Promise.allSettled([testOnce(backend), createWhisper(scope, model)]);
  try {
    const names = settledValue(tested);
    if (names && backend.variants) {
      scope.dispose();
      scope = backend.variants.scope(names);
    }
    const whisper = names ? await createWhisper(scope, model) : settledValue(created);
    if (alignmentHeads) setAlignmentHeads(whisper, alignmentHeads);
    return { backend, scope, whisper };
  } catch (error) {
    scope.dispose();
    throw await deviceError(backend, error);
  }
}

function settledValue<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

/** A model that is elsewhere and writes in the words of the one that runs. What asks it comes for who has one. */
async function openElsewhere({ whisper, words }: Running, ask: AskElsewhere): Promise<Elsewhere> {
  const { ElsewhereLost, RemoteWhisper } = await import("./remote/remoteWhisper");
  const isLost = (error: unknown) => error instanceof ElsewhereLost;
  try {
    const remote = await RemoteWhisper.begin(ask, { dims: words.dims, words: hashOfWords(words.tokens) });
    return { whisper: remote, drafts: new DraftModel(whisper, "always"), isLost };
  } catch (error) {
    if (!isLost(error)) throw error;
    throw new SottoError("offline", (error as Error).message, { cause: error });
  }
}

/** The first of some models that writes in the words of the one that runs. */
async function openDrafts(running: Running, { models, use, main }: DraftModels): Promise<DraftModel | undefined> {
  try {
    for (const read of models) {
      const file = await takeApart(await read());
      const drafter = hasSameWords(file, running.words) && (await openDrafter(running, file, { use, main }));
      if (drafter) return new DraftModel(drafter, use);
    }
  } catch (error) {
    // Where there is no room for two models, one does all of the work.
    if (use === "if-faster" && error instanceof RangeError) return undefined;
    throw await deviceError(running.backend, error);
  }
  if (use === "if-faster") return undefined;
  const message = "The model for drafts has another vocabulary than the model that is asked, expected the same one.";
  throw new SottoError("model-unknown", message);
}

/** Undefined where it is known to lose: on the processor an encoder of its own takes longer than a draft saves. */
async function openDrafter(
  { scope, whisper }: Running,
  file: WhisperFile,
  { use, main }: Pick<DraftModels, "use" | "main">,
): Promise<Whisper | undefined> {
  const encoder = ({ nAudioState, nAudioLayer }: ModelDimensions) => `${nAudioState} ${nAudioLayer}`;
  const isAlike = encoder(file.dims) === encoder(whisper.dims);
  if (isAlike && (await haveSameEncoder(file, await takeApart(await main())))) {
    return createDrafter(scope, file, whisper);
  }
  return use === "always" || scope.info.submitsAhead ? createWhisper(scope, file) : undefined;
}

/** Whether what one model hears and writes is what another does. */
function hasSameWords({ dims, tokens }: Words, other: Words): boolean {
  const sizes = ["nMels", "nAudioCtx", "nVocab", "nTextCtx"] as const;
  if (sizes.some((size) => dims[size] !== other.dims[size]) || tokens.length !== other.tokens.length) return false;
  return tokens.every((token, i) => String(token) === String(other.tokens[i]));
}

function checkLanguage(tokenizer: Tokenizer, language: string): void {
  if (tokenizer.isMultilingual) tokenizer.languageToken(language);
  else if (language !== "en") {
    throw new SottoError("internal", `The model is English-only; language "${language}" was asked for.`);
  }
}

const tested = new WeakMap<Backend, Promise<Partial<VariantNames> | undefined>>();

/**
 * A device is tested when it gets its first model, or before; whoever asks meanwhile waits for the same test. Returns the kernels to take instead of
 * its own where these failed and others did not: subgroup matrices are experimental. Throws as `loadWhisper` does.
 */
export function testOnce(backend: Backend): Promise<Partial<VariantNames> | undefined> {
  const known = tested.get(backend);
  if (known) return known;
  const test = selfTest(backend).then(
    () => undefined,
    (error: unknown) => testWithoutMatrices(backend, error),
  );
  tested.set(backend, test);
  test.catch(() => tested.delete(backend));
  return test;
}

async function testWithoutMatrices(backend: Backend, error: unknown): Promise<Partial<VariantNames>> {
  const { variants } = backend;
  try {
    if (!variants?.facts.matrices) throw error;
    const { matmul, attention } = namesOf(tuningFor({ ...variants.facts, matrices: false }));
    const scope = variants.scope({ matmul, attention });
    await selfTest(scope).finally(() => scope.dispose());
    return { matmul, attention };
  } catch {
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
