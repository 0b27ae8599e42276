import type { ShelfModel } from "../../client/models/types";
import { fold } from "../../client/search/fold";
import type { ShelfGroup } from "./shelfGroups";

/** What was typed above the list of models: nothing, words to look for in it, or a place where a model may lie. */
export type Sought =
  | { readonly kind: "nothing" }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "place"; readonly place: string };

/** What a model is found by. */
export interface ModelWords {
  /** Its name and what it is good for. */
  readonly about: string;
  readonly languages: string;
}

/** What of a model all words were found in; "languages": in these too. */
type ModelRank = "about" | "languages";

/** Folded sizes that were found are opened where they are so few. */
const few = 3;

/** A repository is an owner and a name with a stroke between them, and an address has strokes, too; no model's name has one. */
export function soughtIn(typed: string): Sought {
  const text = typed.trim();
  if (text === "") return { kind: "nothing" };
  if (text.includes("/")) return { kind: "place", place: text };
  return { kind: "words", words: fold(text).split(/\s+/) };
}

/**
 * The groups in which all words are found, each with those of its models that have them: those that are called so or good for
 * it first, then those that know such a language. A few of either kind are open.
 */
export function groupsWith(
  groups: readonly ShelfGroup[],
  words: readonly string[],
  wordsOf: (model: ShelfModel) => ModelWords,
): readonly ShelfGroup[] {
  const found = groups.flatMap((group) => {
    const ranks = new Map([...group.shown, ...group.others].map((model) => [model, rankOf(wordsOf(model), words)]));
    const has = (model: ShelfModel) => ranks.get(model) !== "none";
    const [shown, others] = [group.shown.filter(has), group.others.filter(has)];
    if (shown.length + others.length === 0) return [];
    const rank = [...ranks.values()].includes("about") ? "about" : "languages";
    // What was looked for is not behind a button.
    const parts = shown.length > 0 ? { shown, others } : { shown: others, others: [] };
    return [{ rank, group: { ...group, ...parts } }];
  });
  const part = (wanted: ModelRank) => found.filter(({ rank }) => rank === wanted).map(({ group }) => group);
  return [...opened(part("about")), ...opened(part("languages"))];
}

function opened(groups: readonly ShelfGroup[]): readonly ShelfGroup[] {
  return groups.length <= few ? groups.map((group) => ({ ...group, look: "open" })) : groups;
}

function rankOf({ about, languages }: ModelWords, words: readonly string[]): ModelRank | "none" {
  const [name, spoken] = [fold(about), fold(languages)];
  if (words.every((word) => begins(name, word))) return "about";
  return words.every((word) => begins(name, word) || begins(spoken, word)) ? "languages" : "none";
}

/** Whether a word of a text begins so; in scripts that put no spaces between words, whether it is anywhere. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z\d]/.test(text[at - 1] ?? "") || !/^[\0-\u024f]/.test(word)) return true;
  }
  return false;
}
