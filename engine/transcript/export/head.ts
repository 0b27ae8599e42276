/** What a document says above its text, in the words in which it shall be read. */
export interface DocumentHead {
  /** Empty: the details stand alone. */
  readonly title: string;
  /** Date, length, who speaks: whatever was chosen, each by itself. */
  readonly details?: readonly string[] | undefined;
}

/** The details as one line; empty: there are none. */
export function detailsLine({ details = [] }: DocumentHead): string {
  return details.filter((detail) => detail.trim() !== "").join(" · ");
}
