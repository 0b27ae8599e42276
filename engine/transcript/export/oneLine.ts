import { strip } from "../strip";

/** A text without white space around it and without line breaks in it, for formats that give a text one line. */
export function oneLine(text: string): string {
  return strip(text).replace(/[\r\n]+/g, " ");
}
