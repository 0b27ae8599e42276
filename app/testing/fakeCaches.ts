/** The part of CacheStorage that is used here, in maps; `room`: how many more entries it takes. */
export function fakeCaches(room = Number.POSITIVE_INFINITY): CacheStorage {
  const caches = new Map<string, Map<string, Response>>();
  let left = room;
  const cacheOf = (entries: Map<string, Response>) => ({
    keys: async () => [...entries.keys()].map((url) => new Request(url)),
    match: async (request: Request | string) => entries.get(urlOf(request))?.clone(),
    async put(request: Request | string, response: Response) {
      if (left-- <= 0) throw new DOMException("no room", "QuotaExceededError");
      entries.set(urlOf(request), response);
    },
    delete: async (request: Request | string) => entries.delete(urlOf(request)),
  });
  return {
    has: async (name: string) => caches.has(name),
    delete: async (name: string) => caches.delete(name),
    async open(name: string) {
      const entries = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, entries);
      return cacheOf(entries);
    },
  } as unknown as CacheStorage;
}

function urlOf(request: Request | string): string {
  return typeof request === "string" ? request : request.url;
}
