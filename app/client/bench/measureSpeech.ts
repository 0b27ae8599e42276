import {
  defaultOptions,
  errorCode,
  type HeldAudio,
  type LoadedModel,
  loadModel,
  type ModelSource,
  median,
  sample,
  type TimedSpeech,
  timeSpeech,
} from "../../../engine/index";
import { speechSampling } from "./sampling";
import type { DraftsFigure, MeasuredDevice, SpeechFigure } from "./types";

export interface SpeechMeasurement {
  readonly backend: Parameters<typeof loadModel>[0];
  /** The files of a model. */
  readonly read: (name: string) => Promise<ModelSource>;
  readonly model: string;
  /** What may write ahead. */
  readonly drafter: string | undefined;
  readonly kind: MeasuredDevice["kind"];
  readonly language: string | undefined;
  readonly audio: HeldAudio;
}

/**
 * Times transcripts of the same audio with the engine's own options. The first one is that of caches and counts only where
 * it took so long that nobody would wait for another.
 */
export async function measureSpeech(asked: SpeechMeasurement): Promise<SpeechFigure> {
  const { backend, read, audio } = asked;
  const model = await loadModel(backend, await read(asked.model));
  const runs = await timeRuns(model, asked);
  // It grows until it is given back.
  const { memory } = backend;
  const drafts = await measureDrafts(model, asked);
  const firstTexts = runs.flatMap(({ firstText }) => firstText ?? []);
  return {
    model: asked.model,
    audioSeconds: audio.seconds,
    milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
    firstText: firstTexts.length > 0 ? median(firstTexts) : undefined,
    samples: runs.length,
    memory,
    ...(drafts && { drafts }),
  };
}

/** The same once more with a model that always writes ahead; undefined where none fits or there is no room for it. */
async function measureDrafts(model: LoadedModel, asked: SpeechMeasurement): Promise<DraftsFigure | undefined> {
  const { read, drafter } = asked;
  if (drafter === undefined) return undefined;
  const main = () => read(asked.model);
  try {
    await model.writeAhead?.({ models: [() => read(drafter)], use: "always", main });
  } catch (error) {
    if (errorCode(error) === "model-unknown" || errorCode(error) === "out-of-memory") return undefined;
    throw error;
  }
  const runs = await timeRuns(model, asked);
  const milliseconds = median(runs.map((run) => run.milliseconds));
  return { model: drafter, milliseconds, right: model.transcriber.drafts?.right ?? 0 };
}

async function timeRuns(
  model: LoadedModel,
  { kind, language, audio }: SpeechMeasurement,
): Promise<readonly TimedSpeech[]> {
  const once = () => timeSpeech(model, audio.open(), { ...defaultOptions, language });
  const first = await once();
  if (kind === "software" || first.milliseconds > speechSampling.limit) return [first];
  const runs: TimedSpeech[] = [];
  const take = async () => {
    const run = await once();
    runs.push(run);
    return run.milliseconds;
  };
  await sample(take, speechSampling);
  return runs;
}
