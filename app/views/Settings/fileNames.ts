/** Bytes of a name in UTF-8, the extension aside: file systems take 255. */
const mostBytes = 200;

/** What some system does not take in a name, with the characters that turn the direction of text around them. */
const forbidden = /[<>"/\\|?*\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name that begins with a date, so that files lie in the order of time: "2026-03-02 14.02 Board call". Every system takes
 * it; with the date in front it is none of the names that Windows keeps for itself.
 */
export function datedName(date: Date, title: string): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return safeName(`${day} ${two(date.getHours())}.${two(date.getMinutes())} ${safeName(title)}`);
}

/** A name without a date; those that Windows keeps for itself get a line in front. */
export function plainName(title: string): string {
  const safe = safeName(title);
  return safe === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(safe) || safe.startsWith(".")
    ? `_${safe}`
    : safe;
}

function safeName(title: string): string {
  const safe = title.toWellFormed().normalize("NFC").replaceAll(":", ".").replace(forbidden, "-");
  // Windows drops spaces and dots at the end of a name.
  return cut(safe.trim()).replace(/[ .]+$/, "");
}

/** Gives each name out once, by a number where it was given before: for systems that take "a" and "A" for the same, too. */
export function uniqueNames(): (name: string) => string {
  const given = new Set<string>();
  return (name) => {
    let unique = name;
    for (let next = 2; given.has(unique.toLowerCase()); next++) unique = `${name} (${next})`;
    given.add(unique.toLowerCase());
    return unique;
  };
}

function cut(name: string): string {
  const encoder = new TextEncoder();
  let [bytes, kept] = [0, ""];
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    bytes += encoder.encode(segment).length;
    if (bytes > mostBytes) break;
    kept += segment;
  }
  return kept;
}
