import type { StoreApi } from "zustand/vanilla";
import type { Model } from "../../client/models/model";
import { type AppState, editLiveWork, editRecording, editTranscript } from "../appState";
import { recordingById, workOf } from "../selectors";
import type { Services } from "../services";
import type { EditActions } from "../transcripts/editActions";
import type { AgainActions, AgainOutcome } from "./againActions";
import type { RecordingJob } from "./job";
import { fittedTo, isLive } from "./jobs";

type Store = StoreApi<AppState>;

/** What is done about speech that the model in use does not know. */
export interface ForeignActions {
  /**
   * Writes all of it down with another model, which finds the language: a recording that is being made is heard from its
   * beginning, anything else is transcribed again.
   */
  transcribeInstead(id: number, model: Model): Promise<AgainOutcome>;
  /** Says that it is English all the same. */
  callEnglish(id: number): Promise<void>;
}

interface Parts {
  readonly again: Pick<AgainActions, "transcribeAgain">;
  readonly edits: Pick<EditActions, "prepareEdit">;
  /** Opens the sound of a file of an earlier visit, for which the browser may ask the user. */
  openSound(id: number): Promise<void>;
  advance(): void;
}

export function createForeignActions(
  store: Store,
  services: Services,
  { again, edits, openSound, advance }: Parts,
): ForeignActions {
  return {
    async transcribeInstead(id, model) {
      const work = workOf(store.getState(), id);
      if (work === undefined) return "running";
      const { job } = work;
      if (isLive(job)) {
        hearAnew(store, services, job, model);
        advance();
        return "begun";
      }
      if (job.kind === "file" && job.file.status === "ask") await openSound(id);
      const choice = { model, language: undefined, options: job.options };
      return again.transcribeAgain(id, choice, { from: 0, to: undefined, edited: "keep" });
    },
    async callEnglish(id) {
      await edits.prepareEdit(id);
      const transcript = workOf(store.getState(), id)?.transcript.id;
      if (transcript !== undefined) editTranscript(store, transcript, (one) => ({ ...one, sounds: "en" }));
    },
  };
}

/** What the other model wrote goes as soon as it writes no more; the sound is read back from its beginning. */
function hearAnew(store: Store, { engine, date }: Services, { id, listening }: RecordingJob, model: Model): void {
  editRecording(store, id, (one) => fittedTo({ ...one, language: undefined }, model));
  const begin = () =>
    editLiveWork(store, id, ({ job, transcript }) => ({
      job: { ...job, heardUpTo: [], tails: [], pace: [] },
      transcript: {
        ...transcript,
        ...{ model: model.name, segments: [], languages: [], sounds: undefined },
        editedAt: Math.max(date(), (transcript.editedAt ?? 0) + 1),
      },
    }));
  if (listening.status !== "listening") {
    begin();
    return;
  }
  const unsubscribe = store.subscribe((state) => {
    if (recordingById(state, id)?.listening.status === "listening") return;
    unsubscribe();
    begin();
  });
  engine.cancel(id);
}
