import { eachTerm, fits, type Query } from "./terms";

/** A text as the index takes it, in the order in which it is read. */
export interface IndexedText {
  readonly id: string;
  readonly title: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly segments: readonly { readonly id: number; readonly text: string }[];
}

/** Where a transcript has what was looked for. */
export interface FoundText {
  readonly id: string;
  /** How often it is there, the title included. */
  readonly times: number;
  /** Numbers of the first segments that have it, in their order. */
  readonly segments: readonly number[];
}

/** What a search found: "phrase" the terms one after the other, "terms" all of them somewhere in each text. */
export interface Found {
  readonly as: "phrase" | "terms";
  readonly times: number;
  /** Newest first. */
  readonly texts: readonly FoundText[];
}

/** A text as numbers of its terms. */
interface Row {
  readonly createdAt: number;
  readonly terms: Uint32Array;
  /** Where each segment begins among the terms, and its number; the title comes before the first. */
  readonly starts: Uint32Array;
  readonly segments: readonly number[];
}

/** Segments that are told of each text. */
const mostSegments = 3;

/**
 * All texts, each as a row of its terms' numbers, and the terms by those. A search marks the terms that fit and runs over the
 * rows: some milliseconds for a million words, and a text that has changed takes the place of its row.
 */
export class TextIndex {
  readonly #numbers = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #rows = new Map<string, Row>();

  get size(): number {
    return this.#rows.size;
  }

  has(id: string): boolean {
    return this.#rows.has(id);
  }

  put({ id, title, createdAt, segments }: IndexedText): void {
    const terms: number[] = [];
    const add = (term: string) => terms.push(this.#numberOf(term));
    const starts: number[] = [];
    if (title !== undefined) eachTerm(title, add);
    for (const { text } of segments) {
      starts.push(terms.length);
      eachTerm(text, add);
    }
    const row = { terms: Uint32Array.from(terms), starts: Uint32Array.from(starts) };
    this.#rows.set(id, { createdAt, ...row, segments: segments.map((segment) => segment.id) });
  }

  remove(id: string): void {
    this.#rows.delete(id);
  }

  /** Numbers of the segments around one, in their order. */
  around(id: string, segment: number, { before, after }: { readonly before: number; readonly after: number }) {
    const { segments = [] } = this.#rows.get(id) ?? {};
    const at = segments.indexOf(segment);
    return at < 0 ? [] : segments.slice(Math.max(0, at - before), at + after + 1);
  }

  /** The terms one after the other; where no text has that, texts that have all of them somewhere. */
  search(query: Query): Found {
    if (query.terms.length === 0) return { as: "phrase", times: 0, texts: [] };
    const phrase = this.#all("phrase", this.#phraseIn(query));
    return phrase.times > 0 || query.terms.length === 1 ? phrase : this.#all("terms", this.#termsIn(query));
  }

  #all(as: Found["as"], placesIn: (row: Row) => readonly number[]): Found {
    const newest = [...this.#rows].sort(([, a], [, b]) => b.createdAt - a.createdAt);
    const texts = newest.flatMap(([id, row]): readonly FoundText[] => {
      const places = placesIn(row);
      return places.length === 0 ? [] : [{ id, times: places.length, segments: segmentsOf(row, places) }];
    });
    return { as, times: texts.reduce((sum, { times }) => sum + times, 0), texts };
  }

  #phraseIn(query: Query): (row: Row) => readonly number[] {
    const marks = query.terms.map((_, at) => this.#marked((term) => fits(query, at, term)));
    const [first] = marks;
    return ({ terms }) => {
      const places: number[] = [];
      for (let i = 0; i + marks.length <= terms.length; i++) {
        if (first?.[terms[i] as number] && marks.every((mark, k) => mark[terms[i + k] as number])) places.push(i);
      }
      return places;
    };
  }

  #termsIn({ terms: wanted }: Query): (row: Row) => readonly number[] {
    const marks = wanted.map((one) => this.#marked((term) => term.startsWith(one)));
    return ({ terms }) => {
      const left = new Set(marks);
      const places: number[] = [];
      for (let i = 0; i < terms.length; i++) {
        const fitting = marks.filter((mark) => mark[terms[i] as number]);
        if (fitting.length > 0) places.push(i);
        for (const mark of fitting) left.delete(mark);
      }
      return left.size === 0 ? places : [];
    };
  }

  #marked(isWanted: (term: string) => boolean): Uint8Array {
    return Uint8Array.from(this.#terms, (term) => (isWanted(term) ? 1 : 0));
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.length;
    this.#terms.push(term);
    this.#numbers.set(term, number);
    return number;
  }
}

/** The segments of the first places, each once; a place in the title has none. */
function segmentsOf({ starts, segments }: Row, places: readonly number[]): readonly number[] {
  const found = new Set<number>();
  let at = -1;
  for (const place of places) {
    while (at + 1 < starts.length && (starts[at + 1] as number) <= place) at++;
    const segment = segments[at];
    if (segment !== undefined) found.add(segment);
    if (found.size === mostSegments) break;
  }
  return [...found];
}
