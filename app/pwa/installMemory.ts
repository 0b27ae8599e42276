import type { InstallMemory, InstallOffer } from "./types";

const key = "sotto.install";
/** The note comes after this many transcripts. */
const enough = 3;

/** Kept by the browser; one that keeps nothing counts anew at every visit. */
export function createInstallMemory(storage: Storage | undefined): InstallMemory {
  return {
    read: () => parse(storage?.getItem(key)),
    write(offer) {
      try {
        storage?.setItem(key, JSON.stringify(offer));
      } catch {
        // A full or forbidden storage costs one note more.
      }
    },
  };
}

/** The offer after one more transcript. */
export function counted({ transcripts, note }: InstallOffer): InstallOffer {
  return { transcripts: transcripts + 1, note: note === "not-yet" && transcripts + 1 >= enough ? "due" : note };
}

function parse(text: string | null | undefined): InstallOffer {
  try {
    const { transcripts, note } = (JSON.parse(text ?? "{}") ?? {}) as Record<string, unknown>;
    return {
      transcripts: Number.isSafeInteger(transcripts) ? Math.max(0, transcripts as number) : 0,
      note: note === "due" || note === "done" ? note : "not-yet",
    };
  } catch {
    return { transcripts: 0, note: "not-yet" };
  }
}
