import { memo } from "react";
import type { Caption } from "../../../../engine/index";
import { CaptionRow, type CaptionRowProps, type Typing } from "./CaptionRow";
import type { ShownCaptions } from "./useCaptions";

/** Of thousands of rows only the parts that change, or come near, are drawn anew. */
export const rowsOfPart = 50;

export interface RowsPartProps
  extends Pick<ShownCaptions, "all" | "warnings">,
    Pick<CaptionRowProps, "hasSound" | "drawn" | "actions"> {
  readonly part: number;
  readonly byHand: ReadonlySet<Caption>;
  /** The row that is written in, and the one that Tab comes to; -1: both are in other parts. */
  readonly typing: Typing | undefined;
  readonly tabStop: number;
}

/** The part that a row is in. */
export function partOf(row: number | undefined): number {
  return Math.floor((row ?? -1) / rowsOfPart);
}

/** Some rows of the list, one after another. */
export const RowsPart = memo(function RowsPart(props: RowsPartProps) {
  const { part, all, warnings, byHand, typing, tabStop, ...same } = props;
  const first = part * rowsOfPart;
  return all.slice(first, first + rowsOfPart).map((caption, place) => {
    const index = first + place;
    return (
      <CaptionRow
        key={index}
        {...same}
        caption={caption}
        index={index}
        warning={warnings[index]?.[0]}
        byHand={byHand.has(caption)}
        caret={typing?.index === index ? typing.caret : undefined}
        tabStop={index === tabStop}
      />
    );
  });
});
