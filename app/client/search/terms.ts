import { fold } from "./fold";

/** Writing without spaces between words: each character is a term. */
const character =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]";
const anyTerm = new RegExp(`${character}|(?:(?!${character})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const plainTerm = /[a-z0-9]+/gi;

/** Calls with each term of a text, folded, and its place: words, and characters of writing that has no spaces. */
export function eachTerm(text: string, call: (term: string, from: number, to: number) => void): void {
  const pattern = /^[\0-\x7f]*$/.test(text) ? plainTerm : anyTerm;
  for (const { 0: term, index } of text.matchAll(pattern)) call(fold(term), index, index + term.length);
}

/** What is looked for: terms that come one after the other. */
export interface Query {
  readonly terms: readonly string[];
  /** Whether the last term is whole, or may be the beginning of one: somebody is typing it. */
  readonly last: "whole" | "begins";
}

/** More are not looked for. */
const mostTerms = 16;

export function parseQuery(words: string): Query {
  const terms: string[] = [];
  eachTerm(words.slice(0, 1000), (term) => terms.push(term));
  const isWhole = /[^\p{L}\p{N}\p{M}]$/u.test(words) || terms.length > mostTerms;
  return { terms: terms.slice(0, mostTerms), last: isWhole ? "whole" : "begins" };
}

/** Whether a term of a text is the one at a place of a query. */
export function fits({ terms, last }: Query, at: number, term: string): boolean {
  const wanted = terms[at];
  if (wanted === undefined) return false;
  return at === terms.length - 1 && last === "begins" ? term.startsWith(wanted) : term === wanted;
}
