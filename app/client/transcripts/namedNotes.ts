import { isKept, type Kept, listOf, textOf, timeOf } from "../storage/kept";
import { createNotes, type Notes } from "./notes";

/** What somebody has named: a transcript (undefined: by its date again), or a voice in it. */
export type Name =
  | { readonly what: "title"; readonly title: string | undefined }
  | { readonly what: "voice"; readonly from: string; readonly to: string };

/** Names that were given and may not be stored, the last one at the end. */
export interface NamedNote {
  readonly names: readonly Name[];
  /** Milliseconds since 1970: what was edited later knows of them. */
  readonly at: number;
}

/** Nobody gives more names before one of them is stored, nor longer ones. */
const mostNames = 100;
const mostCharacters = 1000;

/** Names that were given: one note for a transcript. */
export function createNamedNotes(storage: Storage | undefined): Notes<NamedNote> {
  return createNotes(storage, "sotto.named.", parseNote);
}

function parseNote(kept: Kept): NamedNote | undefined {
  const at = timeOf(kept.at);
  const names = listOf(kept.names).slice(-mostNames).flatMap(parseName);
  return at === undefined || names.length === 0 ? undefined : { names, at };
}

function parseName(value: unknown): readonly Name[] {
  if (!isKept(value)) return [];
  const [title, from, to] = [value.title, value.from, value.to].map(nameOf);
  if (value.what === "title" && (title !== undefined || value.title === undefined)) return [{ what: "title", title }];
  return value.what === "voice" && from !== undefined && to !== undefined ? [{ what: "voice", from, to }] : [];
}

function nameOf(value: unknown): string | undefined {
  const name = textOf(value);
  return name && name.length <= mostCharacters ? name : undefined;
}
