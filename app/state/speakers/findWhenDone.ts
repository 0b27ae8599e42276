import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import { transcriptOf } from "../selectors";
import type { SpeakerActions } from "./speakerActions";

/** Has speakers looked for in what is written to its end, where that is wished of it and nobody has looked before. */
export function findWhenDone(store: StoreApi<AppState>, { findSpeakers }: Pick<SpeakerActions, "findSpeakers">): void {
  store.subscribe((state, before) => {
    if (state.jobs === before.jobs) return;
    for (const job of state.jobs) {
      if (!job.options.tellSpeakers || job.state.status !== "done") continue;
      const old = before.jobs.find(({ id }) => id === job.id);
      if (old === undefined || old.state.status === "done") continue;
      const { segments, voices } = transcriptOf(state, job);
      // Whoever was told apart while it was recorded is known better by all of the sound.
      const isOpen = voices === undefined || old.state.status === "finishing";
      // Once what ended it is all done.
      if (segments.length > 0 && isOpen) setTimeout(() => void findSpeakers(job.id));
    }
  });
}
