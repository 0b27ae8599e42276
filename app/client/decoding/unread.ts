/** A part of the sound that could not be read, in seconds. */
export interface Unread {
  readonly start: number;
  readonly end: number;
}

/** Parts closer than this are told as one. */
const near = 1;

/** The parts with one more, which lies behind them. */
export function withUnread(parts: readonly Unread[], part: Unread): readonly Unread[] {
  const last = parts.at(-1);
  if (!last || part.start - last.end > near) return [...parts, part];
  return [...parts.slice(0, -1), { start: last.start, end: Math.max(last.end, part.end) }];
}

/** "0:04 to 0:05", or with another word between: whole seconds that hold the part. */
export function unreadTimes({ start, end }: Unread, between = " to "): string {
  const first = Math.floor(start);
  return `${clock(first)}${between}${clock(Math.max(first + 1, Math.ceil(end)))}`;
}

function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
