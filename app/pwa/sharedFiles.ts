/** Files of one share, and shares that no page has taken yet: somebody else's program decides what comes. */
export const mostFiles = 20;
export const mostShares = 4;

export interface Shared {
  readonly files: readonly File[];
  /** How many more there were than are taken. */
  readonly leftOut: number;
}

/** Files that another program shared with Sotto, between the service worker that gets them and the page that opens them. */
export interface SharedFiles {
  /** Keeps files until a page takes them; the oldest share goes where too many were never taken. Throws where there is no room. */
  keep(id: string, files: readonly File[]): Promise<void>;
  /** The files, once: they are forgotten with it. */
  take(id: string): Promise<Shared>;
  /** Forgets everything that no page has taken. */
  clear(): Promise<void>;
}

/** `scope`: the URL of the page's folder; other folders of the same host have shares of their own. */
export function createSharedFiles(caches: CacheStorage, scope: string): SharedFiles {
  const name = `sotto.shared ${scope}`;
  const folder = (id: string) => new URL(`shared/${encodeURIComponent(id)}/`, scope).href;
  const remove = async (prefix: string) => {
    const cache = await caches.open(name);
    const keys = await cache.keys();
    await Promise.all(keys.filter(({ url }) => url.startsWith(prefix)).map((key) => cache.delete(key)));
  };
  return {
    async keep(id, files) {
      const cache = await caches.open(name);
      const kept = new Set((await cache.keys()).map(({ url }) => new URL(".", url).href));
      for (const old of [...kept].slice(0, Math.max(0, kept.size + 1 - mostShares))) await remove(old);
      try {
        for (const [index, file] of files.slice(0, mostFiles).entries()) {
          const headers = {
            "Content-Type": file.type,
            "X-Name": encodeURIComponent(file.name.slice(0, 255).toWellFormed()),
            "X-Left-Out": String(Math.max(0, files.length - mostFiles)),
          };
          await cache.put(`${folder(id)}${index}`, new Response(file, { headers }));
        }
      } catch (error) {
        await remove(folder(id));
        throw error;
      }
    },
    async take(id) {
      if (!(await caches.has(name))) return { files: [], leftOut: 0 };
      const cache = await caches.open(name);
      const keys = (await cache.keys()).filter(({ url }) => url.startsWith(folder(id)));
      const responses = (await Promise.all(keys.map((key) => cache.match(key)))).filter((one) => one !== undefined);
      const files = await Promise.all(responses.map(fileOf));
      await remove(folder(id));
      return { files, leftOut: Number(responses[0]?.headers.get("X-Left-Out") ?? 0) };
    },
    clear: async () => void (await caches.delete(name)),
  };
}

async function fileOf(response: Response): Promise<File> {
  const blob = await response.blob();
  return new File([blob], decodeURIComponent(response.headers.get("X-Name") ?? "shared"), { type: blob.type });
}
