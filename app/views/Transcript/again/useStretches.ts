import { useState } from "react";
import type { Strings } from "../../../strings/strings";
import { selectedStretch } from "../../../ui/desk/selectedStretch";
import type { TextParagraph } from "../editing";
import { useShownParagraph } from "../editor/useShownParagraph";

/** How much of a text may be written anew; `to` undefined: to the end of the sound. */
export interface AgainStretch {
  readonly kind: "whole" | "selected" | "paragraph";
  readonly from: number;
  readonly to: number | undefined;
  label(words: Strings["again"]): string;
}

const whole: AgainStretch = { kind: "whole", from: 0, to: undefined, label: (words) => words.whole };

/** All of the text, what was selected when the panel opened, and the paragraph that somebody is at. */
export function useStretches(paragraphs: readonly TextParagraph[]): readonly [AgainStretch, ...AgainStretch[]] {
  const [selected] = useState(() => wholeSegments(paragraphs));
  const paragraph = paragraphs[Math.min(useShownParagraph(-1), paragraphs.length - 1)];
  if (paragraph === undefined) return [whole];
  const { start: from } = paragraph;
  const to = Math.max(from, ...paragraph.segments.map(({ end }) => end));
  const here: AgainStretch = { kind: "paragraph", from, to, label: (words) => words.paragraph(from) };
  return [whole, ...(selected ? [selected] : []), ...(paragraphs.length === 1 ? [] : [here])];
}

/** The segments of which something is selected: none can be written anew in part. */
function wholeSegments(paragraphs: readonly TextParagraph[]): AgainStretch | undefined {
  const stretch = selectedStretch();
  if (stretch === undefined) return undefined;
  const touched = paragraphs
    .flatMap(({ segments }) => segments)
    .filter(({ start, end }) => end > stretch.from && start < stretch.to);
  if (touched.length === 0) return undefined;
  const from = Math.min(...touched.map(({ start }) => start));
  const to = Math.max(...touched.map(({ end }) => end));
  return { kind: "selected", from, to, label: (words) => words.selected(from, to) };
}
