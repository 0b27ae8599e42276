import type { StoreApi } from "zustand/vanilla";
import { withoutProposal } from "../../client/transcripts/edit/voices";
import { type AppState, editLiveWork } from "../appState";
import type { LibraryActions } from "../library/libraryActions";
import { isLive } from "../queue/jobs";
import { toldNames, withCalled } from "../recording/liveNames";
import { workOf } from "../selectors";
import type { Services } from "../services";
import type { EditActions, EditOutcome } from "../transcripts/editActions";
import type { NameActions } from "../transcripts/nameActions";

export interface VoiceActions {
  /** Looks which voices are remembered. */
  lookForVoices(): Promise<void>;
  forgetVoice(name: string): Promise<void>;
  forgetAllVoices(): Promise<void>;
  /**
   * Gives a voice of a text a name, also while it is recorded; that of another voice makes them one, which is said and can be taken
   * back.
   */
  callVoice(id: number, from: string, to: string): Promise<EditOutcome>;
  /** A voice of a text is not that of a name which was proposed for it. */
  refuseName(id: number, name: string, proposed: string): Promise<EditOutcome>;
}

type Store = StoreApi<AppState>;

interface Parts {
  readonly edits: Pick<EditActions, "edit">;
  readonly names: Pick<NameActions, "giveName">;
  readonly offerUndo: LibraryActions["offerUndo"];
}

export function createVoiceActions(store: Store, services: Services, parts: Parts): VoiceActions {
  const { edits, names, offerUndo } = parts;
  const after = async (change: Promise<void>) => {
    await change.catch(() => {});
    await readVoices(store, services);
  };
  return {
    lookForVoices: () => readVoices(store, services),
    forgetVoice: (name) => after(services.voices.forget(name)),
    forgetAllVoices: () => after(services.voices.forgetAll()),
    async callVoice(id, from, to) {
      const { job, transcript } = workOf(store.getState(), id) ?? {};
      if (job && isLive(job)) {
        const joins = from !== to && toldNames(job.told).includes(to);
        editLiveWork(store, id, (work) => withCalled(work, from, to));
        if (joins) offerUndo({ what: "merged", id, from, to });
        return "done";
      }
      const segments = transcript?.segments ?? [];
      const isAnothers = from !== to && segments.some(({ speaker, also }) => speaker === to || also === to);
      const outcome = await names.giveName(id, { what: "voice", from, to });
      if (outcome === "done" && isAnothers) offerUndo({ what: "merged", id, from, to });
      return outcome;
    },
    refuseName: (id, name, proposed) => edits.edit(id, (text) => withoutProposal(text, name, proposed)),
  };
}

/** Shows the voices that are remembered; none where the browser keeps nothing. */
export async function readVoices(store: Store, { voices }: Pick<Services, "voices">): Promise<void> {
  const knownVoices = await voices.read().catch(() => []);
  store.setState({ knownVoices });
}
