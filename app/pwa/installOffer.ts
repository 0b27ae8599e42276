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
  return { transcripts: transcripts + 1, note: note === "not-yet" && transcripts + 1 >= enough ? "due" : note };
}
