import { unreadModels } from "../models/modelDb";
import type { RecordingsClient } from "../recordings/recorderClient";
import type { Database } from "../storage/database";
import { isKept } from "../storage/kept";
import { unreadTranscripts } from "../transcripts/transcriptDb";

/** Something that this browser keeps and that cannot be read: where it lies, and under which key. */
export interface UnreadableRecord {
  readonly place: "transcripts" | "recordings" | "models" | "settings";
  readonly key: IDBValidKey;
}

/** What of the page's storage cannot be read; see `Unreadable`. */
export type UnreadableClient = Pick<Unreadable, "list" | "raw" | "remove">;

interface Homes {
  readonly open: () => Promise<Database>;
  readonly recordings: Pick<RecordingsClient, "unread" | "raw" | "remove">;
}

/** Finds records that nobody can read, so that the user can take them away: no list of what is kept shows them. */
export class Unreadable {
  readonly #homes: Homes;
  #database: Promise<Database> | undefined;

  constructor(homes: Homes) {
    this.#homes = homes;
  }

  /** All of them; a place that does not open has none. */
  async list(): Promise<readonly UnreadableRecord[]> {
    const { recordings } = this.#homes;
    const found = await Promise.all([
      this.#use(unreadTranscripts).then(at("transcripts"), none),
      recordings.unread().then(at("recordings"), none),
      this.#use(unreadModels).then(at("models"), none),
      this.#use(unreadSettings).then(at("settings"), none),
    ]);
    return found.flat();
  }

  /** All that lies there, as JSON or, of a recording, as it was written. */
  async raw({ place, key }: UnreadableRecord): Promise<Blob> {
    if (place === "recordings") return this.#homes.recordings.raw(String(key));
    const value = await this.#use((database) => database.get(place, key as string));
    const order = place === "transcripts" ? await this.#use((database) => database.get("orders", key as string)) : {};
    return new Blob([asJson({ key, value, ...(place === "transcripts" && { order }) })], { type: "application/json" });
  }

  async remove({ place, key }: UnreadableRecord): Promise<void> {
    if (place === "recordings") return this.#homes.recordings.remove(String(key));
    await this.#use((database) => database.delete(place, key as string));
    if (place === "transcripts") await this.#use((database) => database.delete("orders", key as string));
    if (place === "models" && typeof key === "string") await this.#use((database) => removeChunks(database, key));
  }

  /** The browser closes a database when another tab wants a newer one, or deletes everything. */
  async #use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    this.#database ??= this.#homes.open();
    try {
      return await work(await this.#database);
    } catch {
      this.#database = this.#homes.open();
      return work(await this.#database);
    }
  }
}

const at = (place: UnreadableRecord["place"]) => (keys: readonly IDBValidKey[]) => keys.map((key) => ({ place, key }));

function none(): readonly UnreadableRecord[] {
  return [];
}

async function unreadSettings(database: Database): Promise<readonly IDBValidKey[]> {
  const transaction = database.transaction("settings");
  const [keys, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return keys.filter((_, index) => !isKept(records[index]));
}

async function removeChunks(database: Database, name: string): Promise<void> {
  await database.delete("chunks", IDBKeyRange.bound([name, 0], [name, Number.POSITIVE_INFINITY]));
}

/** Whatever a database can hold; what JSON has no words for is said in JavaScript's. */
function asJson(value: unknown): string {
  const seen = new Set<unknown>();
  const plain = (_: string, one: unknown) => {
    if (typeof one === "bigint" || (typeof one === "number" && !Number.isFinite(one))) return String(one);
    if (one instanceof Uint8Array) return [...one.subarray(0, 4096)];
    if (typeof one !== "object" || one === null) return one;
    if (seen.has(one)) return "[again]";
    seen.add(one);
    return one instanceof Map || one instanceof Set ? [...one] : one;
  };
  return JSON.stringify(value, plain, 2) ?? String(value);
}
