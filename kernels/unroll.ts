import { evaluate } from "./constants";

const LOOP = /for\s*\(\s*var\s+(\w+)\s*=\s*0u\s*;\s*\1\s*<\s*([^;]+?)\s*;\s*\1\+\+\s*\)\s*\{/g;

/**
 * Writes out the loops of a WGSL source that count one of these variables from 0u up to a constant. WGSL has no word for it, and a driver that leaves
 * a loop as it is keeps arrays which are indexed in it in memory instead of registers.
 */
export function unroll(source: string, variables: readonly string[] = []): string {
  const written = (text: string): string => {
    for (const { index, 0: head, 1: variable = "", 2: bound = "" } of text.matchAll(LOOP)) {
      if (!variables.includes(variable)) continue;
      const from = index + head.length;
      const to = closing(text, from);
      const body = text.slice(from, to);
      const used = new RegExp(`\\b${variable}\\b`, "g");
      const rounds = Array.from({ length: evaluate(source, bound) }, (_, i) => `{${body.replace(used, `${i}u`)}}`);
      return text.slice(0, index) + written(rounds.join("\n")) + written(text.slice(to + 1));
    }
    return text;
  };
  return written(source);
}

/** Where the brace is closed behind which `from` lies. */
function closing(text: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; depth > 0; at++) {
    if (at === text.length) throw new Error("not closed");
    if (text[at] === "{") depth++;
    if (text[at] === "}") depth--;
  }
  return at - 1;
}
