import { keptOf } from "../../client/storage/kept";

/** Where the first version kept its records, one a subject. */
const names = {
  device: "sotto.device",
  options: "sotto.options",
  sound: "sotto.sound",
  shelf: "sotto.shelf",
  singleKeys: "sotto.single-keys",
} as const;

/** Records that named their version, which was 1. */
const versioned: readonly string[] = ["options", "shelf"];

/** What the first version kept, as a record of today; undefined: it kept nothing, or the browser does not say. */
export function readVersionOne(storage: Storage | undefined): object | undefined {
  const found: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(names)) {
    const text = storage?.getItem(key) ?? undefined;
    if (text === undefined) continue;
    const value = name === "singleKeys" ? text : parseJson(text);
    if (!versioned.includes(name) || keptOf(value).version === 1) found[name] = value;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Its records go once they are part of the new one. */
export function forgetVersionOne(storage: Storage | undefined): void {
  for (const key of Object.values(names)) storage?.removeItem(key);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
