/** Of thousands of rows only the parts that change, or come near, are drawn anew; each is laid out as a whole. */
export const rowsOfPart = 50;

/** The part that a row is in. */
export function partOf(row: number | undefined): number {
  return Math.floor((row ?? -1) / rowsOfPart);
}

/** A row by its number; undefined: there is none. */
export function rowAt(list: HTMLElement | null, index: number): Element | undefined {
  return list?.children[partOf(index)]?.children[index % rowsOfPart];
}

/** The number of the row that something is in; -1: it is in none. */
export function rowOf(list: HTMLElement | null, target: EventTarget): number {
  const row = target instanceof Element ? target.closest("[data-caption]") : null;
  const part = row?.parentElement;
  if (!row || !part || !list) return -1;
  return [...list.children].indexOf(part) * rowsOfPart + [...part.children].indexOf(row);
}
