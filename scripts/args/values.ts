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

/** A whole number above 0, or `None`. */
export function optionalWhole(flag: string, text: string): number | undefined {
  return /^none$/i.test(text) ? undefined : wholeNumber(flag, text);
}

/** A number above a bound. */
export function numberAbove(flag: string, text: string, bound: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value > bound) return value;
  throw expected(flag, text, `a number above ${bound}`);
}

/** One of some names, in whatever case. */
export function oneOf<T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw expected(flag, text, `${allowed.slice(0, -1).join(", ")} or ${allowed.at(-1)}`);
}

/** Some of these names with commas between them. */
export function someOf<T extends string>(flag: string, text: string, allowed: readonly T[]): readonly T[] {
  return text.split(",").map((name) => oneOf(flag, name, allowed));
}

/** Text as it is; nothing at all is none. */
export function phrase(_: string, text: string): string | undefined {
  return text === "" ? undefined : text;
}

/** Numbers from 0 on with commas between them. */
export function numbers(flag: string, text: string): readonly number[] {
  const parts = text.trim() === "" ? [] : text.split(",").map((part) => part.trim());
  if (!parts.every((part) => /^\d+(?:\.\d+)?$/.test(part)))
    throw expected(flag, text, "seconds with commas between them");
  return parts.map(Number);
}

/** Codes of languages with commas between them. */
export function codes(flag: string, text: string): readonly string[] {
  const parts = text.split(",").map((part) => part.trim());
  if (!parts.every((part) => /^[a-z]{2,3}$/.test(part))) throw expected(flag, text, "codes such as de,en,fr");
  return parts;
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
