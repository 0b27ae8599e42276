import { type ForeignSigns, foreignSigns, languagesOfName } from "../../../engine/index";
import type { AppState } from "../appState";
import { transcriptOf } from "../selectors";
import type { Transcript } from "../transcripts/transcript";
import type { Job } from "./job";

/** What is known of speech that a model writes down as the only language that it knows. */
export interface Foreign {
  /** Name of the model. */
  readonly model: string;
  /** Code of what is spoken; undefined: all that is known is that it is not English. */
  readonly language: string | undefined;
}

/** What of a transcript tells it. */
type Told = Pick<Transcript, "model" | "segments" | "sounds" | "source">;

/** What the text itself says. */
export function signsOf({ segments, source }: Pick<Transcript, "segments" | "source">): ForeignSigns {
  return foreignSigns(segments, source.kind === "recording" ? "live" : "file");
}

/** Whether a text was written by a model that knows English alone. */
export function isOfEnglishModel({ models, shelf }: Pick<AppState, "models" | "shelf">, model: string | undefined) {
  if (model === undefined) return false;
  const known = models.find(({ name }) => name === model) ?? shelf.find(({ name }) => name === model);
  const languages = known?.languages ?? languagesOfName(model);
  return languages.length === 1 && languages[0] === "en";
}

/** What is to be said of a transcript that an English-only model wrote: by what another model heard, else by its own signs. */
export function foreignOf(state: Pick<AppState, "models" | "shelf">, text: Told): Foreign | undefined {
  const { model, sounds } = text;
  if (model === undefined || sounds === "en" || !isOfEnglishModel(state, model)) return undefined;
  const isForeign = sounds !== undefined || signsOf(text) === "foreign";
  return isForeign ? { model, language: sounds } : undefined;
}

/** The same of a job; what is being written over is judged once it is whole. */
export function foreignIn(state: AppState, job: Job): Foreign | undefined {
  return job.again ? undefined : foreignOf(state, transcriptOf(state, job));
}
