import {
  defaultOptions,
  type HeldAudio,
  loadModel,
  type ModelSource,
  median,
  sample,
  timeSpeech,
} from "../../../engine/index";
import { speechSampling } from "./sampling";
import type { MeasuredDevice, SpeechFigure } from "./types";

export interface SpeechMeasurement {
  readonly backend: Parameters<typeof loadModel>[0];
  readonly files: ModelSource;
  readonly kind: MeasuredDevice["kind"];
  readonly language: string | undefined;
  readonly audio: HeldAudio;
}

/**
 * Times transcripts of the same audio with the engine's own options. The first one is that of caches and counts only where
 * it took so long that nobody would wait for another.
 */
export async function measureSpeech(asked: SpeechMeasurement): Promise<Omit<SpeechFigure, "model">> {
  const { backend, files, kind, language, audio } = asked;
  const model = await loadModel(backend, files);
  const once = () => timeSpeech(model, audio.open(), { ...defaultOptions, language });
  const first = await once();
  const isEnough = kind === "software" || first.milliseconds > speechSampling.limit;
  const runs = isEnough ? [first] : [];
  const take = async () => {
    const run = await once();
    runs.push(run);
    return run.milliseconds;
  };
  if (!isEnough) await sample(take, speechSampling);
  const firstTexts = runs.flatMap(({ firstText }) => firstText ?? []);
  return {
    audioSeconds: audio.seconds,
    milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
    firstText: firstTexts.length > 0 ? median(firstTexts) : undefined,
    samples: runs.length,
    // It grows until it is given back.
    memory: backend.memory,
  };
}
