export { adapterName, createMeasuredBackend } from "../kernels/runtime/gpuBackend";
export { requestDevice } from "../kernels/runtime/requestDevice";
export { hasRelaxedSimd, serveWasm, startWasm, type WasmThread, type WasmVariant } from "../kernels/runtime/startWasm";
export { createWasmBackend, type WasmInstance } from "../kernels/runtime/wasmBackend";
export type { WasmPrecision } from "../kernels/runtime/wasmWeights";
export { CaptureBlocks } from "./audio/captureBlocks";
export { sampleRate } from "./audio/constants";
export { downmix } from "./audio/downmix";
export { createResampler } from "./audio/resample";
export { ffmpegFilter } from "./audio/sincTable";
export { toSixteenBits } from "./audio/sixteenBits";
export type { AudioSource, Gap } from "./audio/source";
export { type KernelCase, type KernelFigure, type KernelSampling, measureKernel } from "./bench/measureKernel";
export { median } from "./bench/median";
export { type Sampling, sample } from "./bench/sample";
export { type HeldAudio, holdAudio, type TimedSpeech, timeSpeech } from "./bench/timeSpeech";
export type { SourceFile } from "./convert/sourceFile";
export { chooseDevice } from "./device/chooseDevice";
export { describeDevice } from "./device/describe";
export { type OpenedModel, openModel } from "./device/openModel";
export type {
  DeviceFigures,
  DeviceInfo,
  DeviceName,
  DeviceRequest,
  DeviceServices,
  KernelChoice,
} from "./device/types";
export { type ErrorCode, errorCode, SottoError } from "./errors";
export {
  Answerer,
  type ConvertedFile,
  checkBeginning,
  checkWhisper,
  companionNames,
  dimensionNames,
  type Footprint,
  type ForeignSigns,
  footprintOf,
  foreignSigns,
  kernelCases,
  type LoadedModel,
  languages,
  languagesOfName,
  languagesOfVocabulary,
  loadModel,
  type ModelDimensions,
  mostProcessorBytes,
  openSource,
  publishedDimensions,
  publishedSizes,
  punctuatedTexts,
  type SourceModel,
  tokensBytes,
  tokensOfGgml,
  typeOfSize,
  type UsualTokens,
  workOf,
  writeGgml,
  writeGguf,
} from "./families";
export type { FeatureSpec } from "./features";
export type { ComingFile } from "./files/comingFile";
export { isGgml, type ReadBytes } from "./files/ggml";
export { type ModelFiles, oneFile, weightsFile } from "./files/modelFile";
export { type StoredType, storedTypes } from "./files/storedTensor";
export { EngineHost, type HostServices } from "./host";
export type { DraftRequest, EngineProtocol, Loaded, PortAudio } from "./protocol";
export type {
  AskElsewhere,
  DraftModels,
  DraftUse,
  LoadModel,
  LoadOptions,
  ModelSource,
  Recogniser,
} from "./recogniser";
export { assignSpeakers, speakerName } from "./speakers/assignSpeakers";
export { cosine } from "./speakers/cosine";
export { writeDiarizedJson } from "./speakers/diarizedJson";
export { markOverlaps } from "./speakers/markOverlaps";
export { writeRttm } from "./speakers/rttm";
export { turnsOfText } from "./speakers/turnsOfText";
export type {
  FindSpeakersOptions,
  FoundSpeakers,
  LiveVoice,
  SpeakerCount,
  SpeakerEvent,
  SpeakerTurn,
  SpeakerVoice,
  SpokenEvent,
  SpokenPart,
  TellSpeakers,
} from "./speakers/types";
export { bareRequest } from "./store/bareRequest";
export { download } from "./store/download";
export { HostFailure } from "./store/hostFailure";
export { listingOf, readFileList, readListing } from "./store/published";
export { Rate } from "./store/rate";
export { StorageFull } from "./store/storageFull";
export { type MadeFile, storePieces } from "./store/storePieces";
export {
  chunkBytes,
  type Downloaded,
  type DownloadProgress,
  type DownloadServices,
  type FileHash,
  mostBytes,
  type PartStore,
  type StoredPart,
  type WantedFile,
} from "./store/types";
export { LiveTranscript } from "./stream/liveTranscript";
export { transcribeLive } from "./stream/transcribeLive";
export {
  buffersOf,
  type CapturedBlock,
  type CaptureMessage,
  type LiveControl,
  type LiveEvent,
  type LiveOptions,
  type LiveOutcome,
  type LiveState,
  type OpenedSpeakers,
} from "./stream/types";
export {
  type DecodingOptions,
  defaultOptions,
  fallbackTemperatures,
  type TranscribeOptions,
} from "./transcribeOptions";
export { type CaptionWarning, checkCaptions } from "./transcript/captions/check";
export { brokenText, joinCaptions, splitCaption } from "./transcript/captions/edit";
export { type Caption, type LayOutOptions, layOutCaptions } from "./transcript/captions/layOut";
export { type CaptionPreset, captionPresets } from "./transcript/captions/presets";
export type { CaptionRules } from "./transcript/captions/rules";
export { captionSpeakers } from "./transcript/captions/speakers";
export { writeDocx } from "./transcript/export/docx";
export { type ExportFormat, exporters } from "./transcript/export/export";
export type { DocumentHead } from "./transcript/export/head";
export { writeMarkdown } from "./transcript/export/markdown";
export type { ExportOptions } from "./transcript/export/options";
export { plainParagraphs } from "./transcript/export/txt";
export { fitTimes } from "./transcript/fitTimes";
export { framesPerSecond } from "./transcript/frames";
export { type ImportResult, importTranscript } from "./transcript/import/importTranscript";
export { growingParagraphs, type Paragraph, paragraphsOf } from "./transcript/paragraphs";
export type { Segment, TranscribeEvent, Transcript, Word } from "./transcript/types";
export { SileroVad } from "./vad/sileroVad";
