import { addressOf, hostOf } from "./catalogue";
import { type Model, traitsOf } from "./model";
import { loadedOf, type ModelRecord, totalOf, urlOf } from "./record";
import type { ShelfModel, ShelfState } from "./types";

export interface Known {
  /** At least one of the two is there. */
  readonly listed: Model | undefined;
  readonly record: ModelRecord | undefined;
  readonly live: ShelfState | undefined;
  readonly mirror: string | undefined;
}

/** A model as the page sees it, from what the catalogue, the database and what happens just now say of it. */
export function shelfModel({ listed, record, live, mirror }: Known): ShelfModel {
  const { name, origin, languages, bytes, files, ...said } = listed ?? ofUser(record as ModelRecord);
  const total = record && totalOf(record);
  const url = addressOf(origin, urlOf({ files }), mirror) ?? record?.madeFrom?.place?.address;
  return {
    name,
    origin,
    languages: record?.state === "stored" ? record.languages : languages,
    bytes: total ?? bytes,
    files,
    isExact: total !== undefined || files.every((file) => file.bytes !== undefined),
    ...traitsOf(record?.state === "stored" ? record : said),
    host: origin === "page" || url === undefined ? undefined : hostOf(url),
    state: live ?? stateOf(record),
  };
}

/** What is known of a model that no catalogue lists. */
function ofUser(record: ModelRecord): Model {
  const { name, origin, languages } = record;
  const files = record.files.map((file) => ({
    name: file.name,
    url: file.url,
    bytes: file.part.total,
    hash: file.hash,
  }));
  return { name, origin, languages, bytes: totalOf(record) ?? 0, files, ...traitsOf(record) };
}

function stateOf(record: ModelRecord | undefined): ShelfState {
  if (!record || record.isRemoved) return { status: "absent" };
  if (record.state === "stored") return { status: "stored" };
  const loaded = loadedOf(record);
  return loaded === 0 ? { status: "absent" } : { status: "paused", loaded, total: totalOf(record) ?? loaded };
}
