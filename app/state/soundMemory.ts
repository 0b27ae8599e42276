import type { SoundChoice, SoundMemory } from "./types";

const key = "sotto.sound";

/** A microphone in a room: its loudspeaker and its noise are taken out. */
const defaultSound: SoundChoice = {
  microphone: undefined,
  source: "microphone",
  echoCancellation: true,
  noiseSuppression: true,
};

/** What the next recording hears, kept by the browser; one that keeps nothing begins anew at every visit. */
export function createSoundMemory(storage: Storage | undefined): SoundMemory {
  return {
    read: () => parse(storage?.getItem(key)),
    write(choice) {
      try {
        storage?.setItem(key, JSON.stringify(choice));
      } catch {
        // A full or forbidden storage costs the choice at the next visit.
      }
    },
  };
}

/** Each choice by itself: one that is broken takes no other with it. */
function parse(text: string | null | undefined): SoundChoice {
  try {
    const kept = (JSON.parse(text ?? "{}") ?? {}) as Record<string, unknown>;
    const { microphone, source } = kept;
    return {
      microphone: typeof microphone === "string" ? microphone : undefined,
      source: source === "tab" || source === "both" ? source : "microphone",
      echoCancellation: kept.echoCancellation !== false,
      noiseSuppression: kept.noiseSuppression !== false,
    };
  } catch {
    return defaultSound;
  }
}
