/** What is looked for in a text, and what is put in its place. */
export interface Search {
  readonly words: string;
  readonly replacement: string;
  /** "pattern": a regular expression, whose groups the replacement may name ($1). */
  readonly as: "text" | "pattern";
  readonly case: "any" | "same";
  readonly boundaries: "any" | "words";
}

/** A place of a text, by its paragraph, and what would stand there. */
export interface Match {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** Nobody goes through more. */
const mostMatches = 20_000;

/** Every place of what is looked for, in order. Throws a SyntaxError for what is no regular expression. */
export function findMatches(texts: readonly string[], search: Search): readonly Match[] {
  const pattern = patternOf(search);
  if (pattern === undefined) return [];
  const result: Match[] = [];
  for (const [paragraph, text] of texts.entries()) {
    const { folded, places } = search.as === "text" && search.case === "any" ? fold(text) : plain(text);
    for (const match of folded.matchAll(pattern)) {
      if (match[0] === "") continue;
      const [from, to] = [placeOf(places, match.index), placeOf(places, match.index + match[0].length)];
      result.push({
        paragraph,
        from,
        to,
        by: search.as === "text" ? search.replacement : expanded(search.replacement, match),
      });
      if (result.length === mostMatches) return result;
    }
  }
  return result;
}

function patternOf({ words, as, case: how, boundaries }: Search): RegExp | undefined {
  if (words === "") return undefined;
  const literal = how === "any" ? fold(words).folded : words;
  const source = as === "pattern" ? `(?:${words})` : literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const bounded = boundaries === "words" ? `(?<![\\p{L}\\p{M}\\p{N}_])${source}(?![\\p{L}\\p{M}\\p{N}_])` : source;
  return new RegExp(bounded, how === "any" ? "giu" : "gu");
}

/** A text in which places are counted as in another one; without places they are the same. */
interface Folded {
  readonly folded: string;
  readonly places: readonly number[] | undefined;
}

function plain(text: string): Folded {
  return { folded: text, places: undefined };
}

/** A text without its diacritics and in lower case, with the place in the text of each of its characters. */
function fold(text: string): Folded {
  if (/^[\0-\x7f]*$/.test(text)) return plain(text.toLowerCase());
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const bare = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    for (let n = 0; n < bare.length; n++) places.push(at);
    folded += bare;
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}

function placeOf(places: readonly number[] | undefined, index: number): number {
  return places?.[index] ?? index;
}

/** The replacement with what its groups were: $1, $<name>, $&, $$. */
function expanded(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(/\$(?:(\d{1,2})|<([^>]+)>|(&)|(\$))/g, (whole, number, name, all, dollar) => {
    if (number !== undefined) return match[Number(number)] ?? "";
    if (name !== undefined) return match.groups?.[name] ?? "";
    if (all !== undefined) return match[0];
    return dollar === undefined ? whole : "$";
  });
}

/** A paragraph's text with its matches replaced. */
export function replaced(text: string, matches: readonly Match[]): string {
  let at = 0;
  let result = "";
  for (const { from, to, by } of matches) {
    result += text.slice(at, from) + by;
    at = to;
  }
  return result + text.slice(at);
}
