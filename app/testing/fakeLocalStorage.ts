export interface FakeLocalStorage extends Storage {
  readonly items: Map<string, string>;
}

/** A browser's storage of texts, which begins with some. */
export function fakeLocalStorage(records: Readonly<Record<string, string>> = {}): FakeLocalStorage {
  const items = new Map(Object.entries(records));
  return {
    items,
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
