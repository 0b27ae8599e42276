import type { KnownVoice, VoiceMemory } from "../client/voices/types";

export interface FakeVoices extends VoiceMemory {
  readonly kept: Map<string, KnownVoice>;
}

/** Voices that are remembered as long as the test. */
export function fakeVoices(): FakeVoices {
  const kept = new Map<string, KnownVoice>();
  return {
    kept,
    read: async () => [...kept.values()],
    async note(transcript, { left, heard }) {
      for (const name of [...left, ...heard.map((one) => one.name)]) {
        const others = (kept.get(name)?.heard ?? []).filter((one) => one.transcript !== transcript);
        const own = heard.filter((one) => one.name === name).map(({ voice }) => ({ transcript, voice }));
        if (others.length + own.length === 0) kept.delete(name);
        else kept.set(name, { name, heard: [...others, ...own] });
      }
    },
    forget: async (name) => void kept.delete(name),
    forgetAll: async () => kept.clear(),
    onChange: () => {},
  };
}
