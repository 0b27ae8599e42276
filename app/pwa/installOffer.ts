/** Whether the page has offered to be installed: it does once, after a number of transcripts. */
export interface InstallOffer {
  readonly transcripts: number;
  readonly note: "not-yet" | "due" | "done";
}

export const firstOffer: InstallOffer = { transcripts: 0, note: "not-yet" };

/** The note comes after this many transcripts. */
const enough = 3;

/** The offer after one more transcript. */
export function counted({ transcripts, note }: InstallOffer): InstallOffer {
  return dueAt({ transcripts: transcripts + 1, note });
}

/** What is kept once this page goes from one offer to another: transcripts of all tabs count, and the note comes once. */
export function mergedOffers(kept: InstallOffer, before: InstallOffer, after: InstallOffer): InstallOffer {
  const note = steps.indexOf(after.note) > steps.indexOf(kept.note) ? after.note : kept.note;
  return dueAt({ transcripts: kept.transcripts + after.transcripts - before.transcripts, note });
}

const steps: readonly InstallOffer["note"][] = ["not-yet", "due", "done"];

function dueAt({ transcripts, note }: InstallOffer): InstallOffer {
  return { transcripts, note: note === "not-yet" && transcripts >= enough ? "due" : note };
}
