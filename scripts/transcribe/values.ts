/** Wrong arguments: one sentence with the argument and what was expected. */
export class UsageError extends Error {
  override readonly name = "usage";
}

/** `True` or `False`, as openai/whisper's flags take them. */
export function condition(flag: string, text: string): boolean {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  throw expected(flag, text, "True or False");
}

/** A number, or `None` for no bound. */
export function optionalNumber(flag: string, text: string): number | undefined {
  if (/^none$/i.test(text)) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw expected(flag, text, "a number or None");
  return value;
}

export function wholeNumber(flag: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw expected(flag, text, "a whole number above 0");
  return Number(text);
}

/** Integers with commas between them; nothing at all is the empty list. */
export function integers(flag: string, text: string): readonly number[] {
  const parts = text.trim() === "" ? [] : text.split(",").map((part) => part.trim());
  if (!parts.every((part) => /^-?\d+$/.test(part))) throw expected(flag, text, "token ids with commas between them");
  return parts.map(Number);
}

function expected(flag: string, text: string, what: string): UsageError {
  return new UsageError(`${flag} is "${text}", expected ${what}.`);
}
