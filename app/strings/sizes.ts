import type { LanguageCode } from "./languages";

const megabyte = 1_048_576;
const gigabyte = 1024 * megabyte;

/** Amounts of bytes as a language writes them, counted as the file manager does. */
export interface Sizes {
  /** `57 MB`, `1.1 GB`. */
  readonly size: (bytes: number) => string;
  /** The number alone, in the unit that `whole` is written in: the 224 of "224 of 547 MB". */
  readonly part: (bytes: number, whole: number) => string;
}

/** Amounts of bytes in a language; no number parts from its unit. */
export function sizesFor(code: LanguageCode): Sizes {
  const unit = (name: "megabyte" | "gigabyte", digits: number) =>
    new Intl.NumberFormat(code, { style: "unit", unit: name, maximumFractionDigits: digits });
  const plain = (digits: number) => new Intl.NumberFormat(code, { maximumFractionDigits: digits });
  const units = { mb: unit("megabyte", 0), gb: unit("gigabyte", 1), wholeGb: unit("gigabyte", 0) };
  const numbers = { mb: plain(0), gb: plain(1) };
  const size = (bytes: number) => {
    if (bytes < 0.9995 * gigabyte) return units.mb.format(megabytes(bytes));
    return (bytes < 10 * gigabyte ? units.gb : units.wholeGb).format(bytes / gigabyte);
  };
  return {
    size: (bytes) => size(bytes).replace(/\s/g, "\u00a0"),
    part: (bytes, whole) =>
      whole < 0.9995 * gigabyte ? numbers.mb.format(Math.round(bytes / megabyte)) : numbers.gb.format(bytes / gigabyte),
  };
}

/** Whole ones, and never none for what is there. */
function megabytes(bytes: number): number {
  return bytes > 0 ? Math.max(1, Math.round(bytes / megabyte)) : 0;
}
