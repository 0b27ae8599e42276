/** No-break space: a number never parts from its unit. */
const NBSP = "\u00a0";

/** A position in audio as a clock: `0:07`, `12:41`, `1:41:02`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const s = String(whole % 60).padStart(2, "0");
  const m = Math.floor(whole / 60) % 60;
  const h = Math.floor(whole / 3600);
  return h > 0 ? `${h}:${String(m).padStart(2, "0")}:${s}` : `${m}:${s}`;
}

/** A stretch of wall time in words: `7 s`, `2 min 51 s`, `1 h 20 min`. */
export function span(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}${NBSP}s`;
  if (whole < 3600) return join(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(whole / 60);
  return join(Math.floor(minutes / 60), "h", minutes % 60, "min");
}

function join(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return `${big}${NBSP}${bigUnit}${small > 0 ? ` ${small}${NBSP}${smallUnit}` : ""}`;
}

/** A position in audio as it is said: `1 hour 41 minutes 2 seconds`. */
export function spokenTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(whole / 3600), "hour"],
    [Math.floor(whole / 60) % 60, "minute"],
    [whole % 60, "second"],
  ] as const;
  const said = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}${n === 1 ? "" : "s"}`);
  return said.length === 0 ? "0 seconds" : said.join(" ");
}

/** Time left, coarser the longer it is: seconds, then whole minutes, then hours and minutes. */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return `${span(Math.max(1, Math.ceil(seconds)))} left`;
  return `${span(Math.round(seconds / 60) * 60)} left`;
}

/** A size as the file manager shows it: `31 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1_048_576))}${NBSP}MB`;
}

/** Speed against the clock: `0.4× realtime`, `22× realtime`. */
export function speed(timesRealtime: number): string {
  const digits = timesRealtime < 10 ? timesRealtime.toFixed(1) : String(Math.round(timesRealtime));
  return `${digits}×${NBSP}realtime`;
}

/** A share of something as whole per cent. */
export function percent(part: number, whole: number): string {
  return `${whole > 0 ? Math.min(100, Math.floor((100 * part) / whole)) : 0}${NBSP}%`;
}

const numbers = new Intl.NumberFormat("en");

/** `1 word`, `1,684 words`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${numbers.format(n)}${NBSP}${n === 1 ? one : many}`;
}

/** A file name in two parts, so that the extension stays visible when the name is cut: `["talk", ".mp3"]`. */
export function splitName(name: string): readonly [stem: string, extension: string] {
  const dot = name.lastIndexOf(".");
  return dot > 0 && name.length - dot <= 8 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
}
