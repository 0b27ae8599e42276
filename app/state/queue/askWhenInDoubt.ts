import type { StoreApi } from "zustand/vanilla";
import type { PortAudio } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import { type AppState, editTranscript } from "../appState";
import { isStored } from "../models/shelf";
import { transcriptOf } from "../selectors";
import type { Services } from "../services";
import { isOfEnglishModel, signsOf } from "./foreign";
import type { Job } from "./job";
import { isLive } from "./jobs";

type Store = StoreApi<AppState>;

/** Probability from which on a language is believed, and bytes of the largest model that is loaded for a question. */
const sureEnough = 0.5;
const mostBytes = 250_000_000;

/**
 * Lets a model of several languages, where one is here, hear the first speech of what an English-only model writes down and is
 * not sure of. What it hears is kept with the text; where it is not sure, the text's own signs go on to tell.
 */
export function askWhenInDoubt(store: Store, services: Services): void {
  const asked = new Set<string>();
  store.subscribe((state, before) => {
    if (state.transcripts === before.transcripts && state.jobs === before.jobs) return;
    for (const job of state.jobs) {
      if (asked.has(job.transcript) || !isInDoubt(state, job, services)) continue;
      const model = smallest(state);
      if (model === undefined) continue;
      asked.add(job.transcript);
      void ask(store, services, job, model);
    }
  });
}

/** Something that this tab writes, whose sound can be read meanwhile: that of a recording once it has ended. */
function isInDoubt(state: AppState, job: Job, { transcripts }: Pick<Services, "transcripts">): boolean {
  if (!isReadable(job) || job.again || !transcripts.holds(job.transcript)) return false;
  const text = transcriptOf(state, job);
  const { model, segments, sounds } = text;
  if (segments.length === 0 || sounds !== undefined || !isOfEnglishModel(state, model)) return false;
  return signsOf(text) !== "none";
}

function isReadable(job: Job): boolean {
  if (job.kind === "file") return job.file.status === "here";
  return job.audio.status === "kept" && !isLive(job);
}

/** The quickest to load of those that are here. */
function smallest({ shelf }: AppState): Model | undefined {
  return shelf
    .filter((model) => model.languages.length > 1 && isStored(model) && model.bytes <= mostBytes)
    .sort((a, b) => a.bytes - b.bytes)[0];
}

async function ask(store: Store, services: Services, job: Job, model: Model): Promise<void> {
  try {
    const audio = await soundOf(store, services, job);
    const { language, probability } = await services.askLanguage(model, audio);
    if (probability >= sureEnough) await keep(store, services, job, language);
  } catch {
    // The text's own signs are left.
  }
}

/** The text may have been whole, and let go, before the answer came. */
async function keep(store: Store, { transcripts }: Services, { transcript }: Job, language: string): Promise<void> {
  const isHeld = transcripts.holds(transcript);
  if (!isHeld && (await transcripts.claim(transcript)) === "elsewhere") return;
  editTranscript(store, transcript, (one) => ({ ...one, sounds: one.sounds ?? language }));
  if (!isHeld) await transcripts.release(transcript);
}

async function soundOf(store: Store, services: Services, job: Job): Promise<PortAudio> {
  const { segments, source } = transcriptOf(store.getState(), job);
  const from = Math.max(0, (segments[0]?.start ?? 0) - before);
  if (job.kind === "recording") return services.recordings.source(job.transcript, 0, from);
  if (job.file.status !== "here" || source.kind !== "file") throw new Error(`${job.transcript} has no file here.`);
  const { audio } = await services.openAudio(job.file.blob, { name: source.name, from, track: job.track });
  return audio;
}

/** Seconds before the first word in which it may have begun. */
const before = 1;
