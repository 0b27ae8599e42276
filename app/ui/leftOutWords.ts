import type { LeftOut } from "../state/page/pageState";
import type { Strings } from "../strings/strings";

/** Names that are told; of more only how many there are. */
const most = 3;

/** Which files the page did not take, and why. */
export function leftOutWords({ files, names, why }: LeftOut, strings: Strings): string {
  const { formats, page, queue } = strings;
  if (why === "too-many") return page.leftOut.tooMany(files);
  if (files === 0) return page.leftOut.nothing;
  const told = names.slice(0, most).map((name) => `“${name}”`);
  const rest = files > told.length ? [queue.moreNames(files - told.length)] : [];
  return page.leftOut[why === "no-sound" ? "noSound" : "noTranscript"](files, formats.list([...told, ...rest]));
}
