import type { SoundCopies } from "../client/sounds/soundCopies";

export interface FakeSounds extends SoundCopies {
  readonly copies: Map<string, File>;
  /** What becomes of what is to be copied. */
  outcome: Awaited<ReturnType<SoundCopies["keep"]>>;
}

/** Copies in a map. */
export function fakeSounds(): FakeSounds {
  const copies = new Map<string, File>();
  const sounds: FakeSounds = {
    copies,
    outcome: "kept",
    canKeep: async () => sounds.outcome !== "impossible",
    async keep(id, sound, name) {
      if (sounds.outcome === "kept") copies.set(id, new File([sound], name));
      return sounds.outcome;
    },
    open: async (id) => copies.get(id),
    list: async () => new Set(copies.keys()),
    async remove(id) {
      copies.delete(id);
    },
  };
  return sounds;
}
