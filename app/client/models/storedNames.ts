/** The names of the models that were stored. */
export interface StoredNames {
  read(): readonly string[];
  write(names: readonly string[]): void;
}

const key = "sotto-stored-models";
/** What lies in a browser's storage may be anything. */
const mostNames = 200;
const mostCharacters = 200;

/**
 * Keeps them outside of the database: some browsers that need room clear databases and files of a page, and leave this.
 * Without a storage nothing is remembered.
 */
export function createStoredNames(storage: Storage | undefined): StoredNames {
  return {
    read() {
      try {
        const names: unknown = JSON.parse(storage?.getItem(key) ?? "[]");
        return Array.isArray(names) ? names.filter(isName).slice(0, mostNames) : [];
      } catch {
        return [];
      }
    },
    write(names) {
      try {
        storage?.setItem(key, JSON.stringify(names));
      } catch {
        // A browser without room for them shows models as absent, as one does that clears everything.
      }
    },
  };
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.length <= mostCharacters;
}
