import { beginsParagraph, type OpenParagraph } from "../beginsParagraph";
import { strip } from "../strip";
import type { Segment } from "../types";

/** Text that is read in one go, with the second at which it begins. */
export interface Paragraph {
  readonly start: number;
  readonly text: string;
}

/** Sets segments as paragraphs, as the page does. */
export function paragraphsOf(segments: readonly Segment[]): readonly Paragraph[] {
  const result: (Paragraph & OpenParagraph)[] = [];
  for (const segment of segments) {
    if (strip(segment.text) === "") continue;
    const open = result.at(-1);
    if (open === undefined || beginsParagraph(segment, open)) result.push(segment);
    else result[result.length - 1] = { ...open, end: Math.max(open.end, segment.end), text: open.text + segment.text };
  }
  return result.map(({ start, text }) => ({ start, text: strip(text) }));
}
