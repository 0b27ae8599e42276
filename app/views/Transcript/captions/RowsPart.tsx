import { memo } from "react";
import type { Caption } from "../../../../engine/index";
import { CaptionRow, type CaptionRowProps, type Typing } from "./CaptionRow";
import css from "./CaptionsView.module.css";
import { rowsOfPart } from "./places";
import type { ShownCaptions } from "./useCaptions";

export interface RowsPartProps
  extends Pick<ShownCaptions, "all" | "warnings">,
    Pick<CaptionRowProps, "hasSound" | "drawn" | "actions"> {
  /** Whose voice each caption is, as far as that is known. */
  readonly speakers: readonly (string | undefined)[];
  readonly part: number;
  readonly byHand: ReadonlySet<Caption>;
  /** The row that is written in, and the one that Tab comes to; -1: both are in other parts. */
  readonly typing: Typing | undefined;
  readonly tabStop: number;
}

/** Some rows of the list, one after another. */
export const RowsPart = memo(function RowsPart(props: RowsPartProps) {
  const { part, all, warnings, byHand, speakers, typing, tabStop, ...same } = props;
  const first = part * rowsOfPart;
  const rows = all.slice(first, first + rowsOfPart).map((caption, place) => {
    const index = first + place;
    return (
      <CaptionRow
        key={index}
        {...same}
        caption={caption}
        index={index}
        warning={warnings[index]?.[0]}
        byHand={byHand.has(caption)}
        voice={speakers[index] === speakers[index - 1] ? undefined : speakers[index]}
        caret={typing?.index === index ? typing.caret : undefined}
        tabStop={index === tabStop}
      />
    );
  });
  return (
    <div role="presentation" className={css.part}>
      {rows}
    </div>
  );
});
