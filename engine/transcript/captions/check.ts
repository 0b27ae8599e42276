import type { Caption } from "./layOut";
import type { CaptionRules } from "./rules";
import { textWidth } from "./width";

/** What a caption does against the rules, with the figure that is too large or too small. */
export type CaptionWarning =
  | { readonly kind: "too-fast"; readonly perSecond: number }
  | { readonly kind: "too-wide"; readonly characters: number }
  | { readonly kind: "too-many-lines"; readonly lines: number }
  | { readonly kind: "too-short"; readonly seconds: number }
  | { readonly kind: "too-long"; readonly seconds: number }
  | { readonly kind: "overlaps" };

type Shown = Pick<Caption, "start" | "end" | "text">;

/** The warnings of each caption, in the order of the captions; none for one that keeps all rules. */
export function checkCaptions(captions: readonly Shown[], rules: CaptionRules): readonly (readonly CaptionWarning[])[] {
  return captions.map((caption, i) => [...warningsOf(caption, captions[i + 1], rules)]);
}

/** Half a millisecond: times are whole ones. */
const even = 0.0005;

function* warningsOf(
  { start, end, text }: Shown,
  next: Shown | undefined,
  rules: CaptionRules,
): Generator<CaptionWarning> {
  const seconds = end - start;
  const lines = text.split("\n");
  const widest = Math.max(...lines.map(textWidth));
  if (next && next.start < end - even) yield { kind: "overlaps" };
  if (seconds < rules.shortest - even) yield { kind: "too-short", seconds };
  else if (textWidth(text) > rules.pace * (seconds + even))
    yield { kind: "too-fast", perSecond: textWidth(text) / seconds };
  if (seconds > rules.longest + even) yield { kind: "too-long", seconds };
  if (widest > rules.lineLength) yield { kind: "too-wide", characters: widest };
  if (lines.length > rules.lines) yield { kind: "too-many-lines", lines: lines.length };
}
