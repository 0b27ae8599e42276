/** A row of the data sheet: what it is about, perhaps of which kind, and its figures. */
export interface SheetRow {
  readonly title: string;
  readonly detail?: string;
  readonly cells: readonly string[];
}

/** A table of the data sheet, as the page shows it and as text has it. */
export interface SheetTable {
  readonly name: string;
  /** Names of the columns, the first one's too; left out where name and value need none. */
  readonly head?: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly note?: string | undefined;
}

/** The tables as plain text, columns one under the other. */
export function sheetText(tables: readonly SheetTable[]): string {
  return `${tables.map(tableText).join("\n\n")}\n`;
}

function tableText({ name, head, rows, note }: SheetTable): string {
  const lines = rows.map(({ title, detail, cells }) => [
    detail === undefined ? title : `${title}, ${detail}`,
    ...cells,
  ]);
  const all = head === undefined ? lines : [head, ...lines];
  const widths = all.reduce<readonly number[]>(
    (most, line) => line.map((cell, i) => Math.max(cell.length, most[i] ?? 0)),
    [],
  );
  const padded = all.map((line) => line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  "));
  return [name, ...padded, ...(note === undefined ? [] : [note])].map((line) => line.trimEnd()).join("\n");
}
