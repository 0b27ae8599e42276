import { strip } from "../strip";
import type { Transcript } from "../types";
import { lasting } from "./lasting";
import { milliseconds } from "./milliseconds";

/** Spreadsheets take a file without this mark for one in the system's old encoding. */
const byteOrderMark = "\ufeff";
/** Spreadsheets compute a cell that begins like this, quoted or not, or in full width. */
const formula = /^[=+\-@＝＋－＠]/;

/**
 * Values with commas between them, for spreadsheets: start and end in seconds and the text, a row a segment.
 *
 * Quoted as RFC 4180 has it, in UTF-8 with a byte order mark. A text that a spreadsheet would compute (`=`, `+`, `-` or
 * `@` comes first) gets an apostrophe before it: spoken words are data of strangers. Use TSV or JSON where programs read.
 */
export function writeCsv({ segments }: Transcript): string {
  const rows = lasting(segments).map(
    ({ start, end, text }) => `${seconds(start)},${seconds(end)},${cell(strip(text))}`,
  );
  return byteOrderMark + ["start,end,text", ...rows].map((row) => `${row}\r\n`).join("");
}

function seconds(time: number): string {
  return (milliseconds(time) / 1000).toFixed(3);
}

/** Always quoted, because some spreadsheets split at semicolons or tabs too. */
function cell(text: string): string {
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
