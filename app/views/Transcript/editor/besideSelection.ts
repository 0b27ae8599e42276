/** CSS pixels between the bar and the words that are selected. */
const gap = 8;

interface Stretch {
  /** CSS pixels from the top of the window. */
  readonly top: number;
  readonly bottom: number;
}

interface Bar {
  readonly height: number;
  /** Where it stands if there is room on both sides. */
  readonly side: "above" | "below";
}

/**
 * The top of a bar beside words that are selected, within what nothing covers of the window; where neither side of them has room it
 * stands over them.
 */
export function besideSelection(words: Stretch, room: Stretch, { height, side }: Bar): number {
  const above = words.top - gap - height;
  const below = words.bottom + gap;
  const lowest = room.bottom - height;
  const hasRoom = { above: above >= room.top && above <= lowest, below: below >= room.top && below <= lowest };
  const other = side === "above" ? "below" : "above";
  const wished = { above, below }[hasRoom[side] || !hasRoom[other] ? side : other];
  // In a window that is lower than the bar the desk stays free of it.
  return Math.min(Math.max(wished, room.top), lowest);
}
