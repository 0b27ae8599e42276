import { en } from "../strings/en/index";

export { clock } from "../strings/formats";

// English, for what does not yet read the user's language from `useStrings().formats`.
export const { span, spokenTime, megabytes, speed, percent } = en.formats;
export const { timeLeft } = en.common;

/** `1 word`, `1,684 words`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return en.formats.plural(n, { one: `# ${one}`, other: `# ${many}` });
}

/** A file name in two parts, so that the extension stays visible when the name is cut: `["talk", ".mp3"]`. */
export function splitName(name: string): readonly [stem: string, extension: string] {
  const dot = name.lastIndexOf(".");
  return dot > 0 && name.length - dot <= 8 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
}
