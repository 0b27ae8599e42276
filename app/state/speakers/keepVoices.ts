import type { StoreApi } from "zustand/vanilla";
import { isNamed } from "../../client/transcripts/speakerNames";
import type { FoundVoice } from "../../client/transcripts/types";
import type { VoiceNews } from "../../client/voices/types";
import type { AppState } from "../appState";
import type { Services } from "../services";
import { readVoices } from "./voiceActions";

/**
 * Remembers the voices that the user names, where that is wished: what a text says of them by now, so that whatever is taken back
 * there is taken back here.
 */
export function keepVoices(store: StoreApi<AppState>, services: Services): void {
  services.voices.onChange(() => void readVoices(store, services));
  store.subscribe((state, before) => {
    if (state.transcripts === before.transcripts || state.preferences.rememberVoices === "off") return;
    for (const [id, { voices, editedAt }] of state.transcripts) {
      const old = before.transcripts.get(id);
      if (old === undefined || old.voices === voices || !services.transcripts.holds(id)) continue;
      // What another tab has said was noted there, and may have been forgotten since.
      if (old.editedAt !== editedAt && state.edits.get(id)?.editedAt !== editedAt) continue;
      const news = newsOf(old.voices ?? [], voices ?? []);
      if (news.left.length + news.heard.length === 0) continue;
      void services.voices
        .note(id, news)
        .then(() => readVoices(store, services))
        .catch(() => {});
    }
  });
}

/** What is other of the voices that have a name. */
function newsOf(before: readonly FoundVoice[], after: readonly FoundVoice[]): VoiceNews {
  const named = (voices: readonly FoundVoice[]) => voices.filter(({ name }) => isNamed(name));
  const names = new Set(named(after).map(({ name }) => name));
  const left = named(before).flatMap(({ name }) => (names.has(name) ? [] : [name]));
  const isAsBefore = ({ name, voice }: FoundVoice) => before.some((one) => one.name === name && one.voice === voice);
  const heard = named(after).filter((one) => !isAsBefore(one));
  return { left, heard: heard.map(({ name, voice }) => ({ name, voice })) };
}
