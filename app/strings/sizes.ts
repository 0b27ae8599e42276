import type { LanguageCode } from "./languages";

const megabyte = 1_048_576;
const gigabyte = 1024 * megabyte;

/** Amounts of bytes as a language writes them, counted as the file manager does. */
export interface Sizes {
  /** `57 MB`, `1.1 GB`. */
  readonly size: (bytes: number) => string;
  /** The number alone, in the unit that `whole` is written in: the 224 of "224 of 547 MB". */
  readonly sizePart: (bytes: number, whole: number) => string;
  /** `12 MB/s`, `640 kB/s`, of bytes a second. */
  readonly byteRate: (bytes: number) => string;
}

/** Amounts of bytes in a language; no number parts from its unit. */
export function sizesFor(code: LanguageCode): Sizes {
  const unit = (name: "megabyte" | "gigabyte", digits: number) =>
    new Intl.NumberFormat(code, { style: "unit", unit: name, maximumFractionDigits: digits });
  const plain = (digits: number) => new Intl.NumberFormat(code, { maximumFractionDigits: digits });
  const perSecond = (name: string, digits: number) =>
    new Intl.NumberFormat(code, { style: "unit", unit: `${name}-per-second`, maximumFractionDigits: digits });
  const rates = { kb: perSecond("kilobyte", 0), mb: perSecond("megabyte", 1), wholeMb: perSecond("megabyte", 0) };
  const units = { mb: unit("megabyte", 0), gb: unit("gigabyte", 1), wholeGb: unit("gigabyte", 0) };
  const numbers = { mb: plain(0), gb: plain(1) };
  const size = (bytes: number) => {
    if (bytes < 0.9995 * gigabyte) return units.mb.format(megabytes(bytes));
    return (bytes < 10 * gigabyte ? units.gb : units.wholeGb).format(bytes / gigabyte);
  };
  const rate = (bytes: number) => {
    if (bytes < megabyte) return rates.kb.format(bytes / 1024);
    return (bytes < 10 * megabyte ? rates.mb : rates.wholeMb).format(bytes / megabyte);
  };
  return {
    size: (bytes) => joined(size(bytes)),
    byteRate: (bytes) => joined(rate(bytes)),
    sizePart: (bytes, whole) =>
      whole < 0.9995 * gigabyte ? numbers.mb.format(Math.round(bytes / megabyte)) : numbers.gb.format(bytes / gigabyte),
  };
}

function joined(text: string): string {
  return text.replace(/\s/g, "\u00a0");
}

/** Whole ones, and never none for what is there. */
function megabytes(bytes: number): number {
  return bytes > 0 ? Math.max(1, Math.round(bytes / megabyte)) : 0;
}
