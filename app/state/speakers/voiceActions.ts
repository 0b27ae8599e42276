import type { StoreApi } from "zustand/vanilla";
import { withoutProposal } from "../../client/transcripts/edit/voices";
import type { AppState } from "../appState";
import type { Services } from "../services";
import type { EditActions, EditOutcome } from "../transcripts/editActions";

export interface VoiceActions {
  /** Looks which voices are remembered. */
  lookForVoices(): Promise<void>;
  forgetVoice(name: string): Promise<void>;
  forgetAllVoices(): Promise<void>;
  /** A voice of a text is not that of a name which was proposed for it. */
  refuseName(id: number, name: string, proposed: string): Promise<EditOutcome>;
}

type Store = StoreApi<AppState>;

export function createVoiceActions(store: Store, services: Services, edits: Pick<EditActions, "edit">): VoiceActions {
  const after = async (change: Promise<void>) => {
    await change.catch(() => {});
    await readVoices(store, services);
  };
  return {
    lookForVoices: () => readVoices(store, services),
    forgetVoice: (name) => after(services.voices.forget(name)),
    forgetAllVoices: () => after(services.voices.forgetAll()),
    refuseName: (id, name, proposed) => edits.edit(id, (text) => withoutProposal(text, name, proposed)),
  };
}

/** Shows the voices that are remembered; none where the browser keeps nothing. */
export async function readVoices(store: Store, { voices }: Pick<Services, "voices">): Promise<void> {
  const knownVoices = await voices.read().catch(() => []);
  store.setState({ knownVoices });
}
