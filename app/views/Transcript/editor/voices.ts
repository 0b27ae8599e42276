import type { Paragraph } from "../../../../engine/index";
import type { Strings } from "../../../strings/strings";

/** Whose voices there are, in the order in which they are heard first. */
export function speakersOf(paragraphs: readonly Paragraph[]): readonly string[] {
  return [...new Set(paragraphs.flatMap(({ speaker }) => speaker ?? []))];
}

/** What one more voice is called until somebody names it. */
export function nextSpeaker(names: readonly string[], { speaker }: Strings["editing"]): string {
  let n = names.length + 1;
  while (names.includes(speaker(n))) n++;
  return speaker(n);
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
