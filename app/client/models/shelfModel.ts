import { addressOf, type CatalogueModel, hostOf } from "./catalogue";
import type { ModelRecord } from "./record";
import type { ShelfModel, ShelfState } from "./types";

export interface Known {
  /** At least one of the two is there. */
  readonly listed: CatalogueModel | undefined;
  readonly record: ModelRecord | undefined;
  readonly live: ShelfState | undefined;
  readonly mirror: string | undefined;
}

/** A model as the page sees it, from what the catalogue, the database and what happens just now say of it. */
export function shelfModel({ listed, record, live, mirror }: Known): ShelfModel {
  const known = (listed ?? record) as CatalogueModel | ModelRecord;
  const { name, origin, languages } = known;
  const stored = record?.state === "stored";
  const url = addressOf<string | undefined>(known, mirror);
  return {
    name,
    origin,
    languages: stored ? record.languages : languages,
    bytes: record?.part.total ?? listed?.bytes ?? 0,
    isExact: record?.part.total !== undefined || (listed?.isExact ?? false),
    host: origin === "page" || url === undefined ? undefined : hostOf(url),
    state: live ?? stateOf(record),
  };
}

function stateOf(record: ModelRecord | undefined): ShelfState {
  if (!record || record.isRemoved) return { status: "absent" };
  if (record.state === "stored") return { status: "stored" };
  const { loaded, total = loaded } = record.part;
  return loaded === 0 ? { status: "absent" } : { status: "paused", loaded, total };
}
