import type { Paragraph } from "../../../../engine/index";

/** Whose voices there are, in the order in which they are heard first. */
export function speakersOf(paragraphs: readonly Paragraph[]): readonly string[] {
  return [...new Set(paragraphs.flatMap(({ speaker }) => speaker ?? []))];
}

/** The share of the talk, 0 to 1, that each voice has. */
export function sharesOf(paragraphs: readonly Paragraph[]): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>();
  let whole = 0;
  for (const { segments } of paragraphs) {
    for (const { speaker, start, end } of segments) {
      whole += end - start;
      if (speaker !== undefined) seconds.set(speaker, (seconds.get(speaker) ?? 0) + end - start);
    }
  }
  return new Map([...seconds].map(([name, spoken]) => [name, whole > 0 ? spoken / whole : 0]));
}
