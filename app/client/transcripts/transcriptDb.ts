import type { Database } from "../storage/database";
import { isTranscript, parseSegment, parseTranscript } from "./parse";
import type { KeptTranscript, TranscriptChange, TranscriptFacts, TranscriptSegment } from "./types";

const stores = ["transcripts", "orders", "segments"] as const;

/** All transcripts, oldest first; those of `unreadTranscripts` are left out. */
export async function readTranscripts(database: Database): Promise<readonly KeptTranscript[]> {
  const transaction = database.transaction(stores);
  const [transcripts, orders, rows] = [
    transaction.objectStore("transcripts"),
    transaction.objectStore("orders"),
    transaction.objectStore("segments"),
  ];
  const [ids, facts, ordered, order] = await Promise.all([
    transcripts.getAllKeys(),
    transcripts.getAll(),
    orders.getAllKeys(),
    orders.getAll(),
  ]);
  const orderOf = new Map(ordered.map((id, index) => [id, order[index]]));
  const isShown = await Promise.all(
    ids.map(async (id, index) => isTranscript(id, facts[index]) || (isText(id) && (await rows.count(allOf(id))) > 0)),
  );
  return ids
    .map((id, index) => parseTranscript(id, facts[index], orderOf.get(id)))
    .filter((_, index) => isShown[index])
    .sort((a, b) => a.facts.createdAt - b.facts.createdAt);
}

/** Keys of transcripts of which nothing can be told, with no text under them. */
export async function unreadTranscripts(database: Database): Promise<readonly IDBValidKey[]> {
  const readable = new Set<IDBValidKey>((await readTranscripts(database)).map(({ facts }) => facts.id));
  return (await database.getAllKeys("transcripts")).filter((key) => !readable.has(key));
}

function isText(key: IDBValidKey): key is string {
  return typeof key === "string";
}

export async function hasTranscript(database: Database, id: string): Promise<boolean> {
  return (await database.getKey("transcripts", id)) !== undefined;
}

export async function readFacts(database: Database, id: string): Promise<TranscriptFacts | undefined> {
  const facts = await database.get("transcripts", id);
  return facts === undefined ? undefined : parseTranscript(id, facts, undefined).facts;
}

/** A transcript's segments in the order of their numbers; one that is broken is left out. */
export async function readSegments(database: Database, id: string): Promise<readonly TranscriptSegment[]> {
  const rows = await database.getAll("segments", allOf(id));
  return rows.map(parseSegment).filter((segment) => segment !== undefined);
}

/** Segments that hold more than two lines of text, whatever wrote them. */
const fewSegments = 12;

/** A transcript's first segments by their numbers. */
export async function readBeginning(database: Database, id: string): Promise<readonly TranscriptSegment[]> {
  const rows = await database.getAll("segments", allOf(id), fewSegments);
  return rows.map(parseSegment).filter((segment) => segment !== undefined);
}

/** What is to be written of a transcript: rows by their numbers, undefined where there is to be none. */
export interface RowChange extends KeptTranscript {
  readonly rows: ReadonlyMap<number, TranscriptSegment | undefined>;
}

/**
 * Writes what has changed, all of it or, where the device has no room, nothing. The transaction stands before this returns,
 * so that a page which is about to go needs no further turn; transactions are done in the order in which they were made.
 */
export async function writeChanges(database: Database, changes: readonly RowChange[]): Promise<void> {
  const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
  const [transcripts, orders, segments] = stores.map((name) => transaction.objectStore(name)) as [
    ReturnType<typeof transaction.objectStore<"transcripts">>,
    ReturnType<typeof transaction.objectStore<"orders">>,
    ReturnType<typeof transaction.objectStore<"segments">>,
  ];
  const puts = changes.flatMap(({ facts, order, rows }) => [
    transcripts.put(facts, facts.id),
    orders.put(order, facts.id),
    ...[...rows].map(([id, row]) => (row ? segments.put(row, [facts.id, id]) : segments.delete([facts.id, id]))),
  ]);
  // A page that goes now cannot say later that this was all.
  transaction.commit();
  await Promise.all([...puts, transaction.done]);
}

/** Puts a text in place of the one that was there. */
export async function replaceTranscript(
  database: Database,
  { facts, order, segments }: TranscriptChange,
): Promise<void> {
  const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
  const rows = transaction.objectStore("segments");
  await Promise.all([
    transaction.objectStore("transcripts").put(facts, facts.id),
    transaction.objectStore("orders").put(order, facts.id),
    rows.delete(allOf(facts.id)),
    ...segments.map((segment) => rows.put(segment, [facts.id, segment.id])),
    transaction.done,
  ]);
}

export async function removeTranscript(database: Database, id: string): Promise<void> {
  const transaction = database.transaction([...stores, "peaks", "versions"] as const, "readwrite");
  await Promise.all([
    transaction.objectStore("peaks").delete(id),
    transaction.objectStore("versions").delete(allOf(id)),
    transaction.objectStore("transcripts").delete(id),
    transaction.objectStore("orders").delete(id),
    transaction.objectStore("segments").delete(allOf(id)),
    transaction.done,
  ]);
}

/** Every number comes before every list. */
export function allOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}
