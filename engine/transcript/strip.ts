/** Removes white space from both ends as Python's str.strip does; String.trim differs in U+0085, U+001C–001F and U+FEFF. */
export function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return text.slice(start, end);
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 0x1c && code <= 0x1f) || whiteSpace.test(text.charAt(at));
}

const whiteSpace = /^\p{White_Space}$/u;
