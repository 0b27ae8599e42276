import { PrecacheController } from "workbox-precaching/PrecacheController.js";

/** The files of the page that are stored with it, and fonts that are stored when first used. */
export interface Shell {
  /** Stores every file of this version. Files of the one before stay: its pages may still be open. */
  install(event: ExtendableEvent): Promise<unknown>;
  /** The answer to a request for a file of the page; undefined: it is none of them. */
  find(url: URL): (() => Promise<Response>) | undefined;
  /** index.html, whatever the address says behind the page's folder. */
  page(): Promise<Response>;
  /** Deletes what no open page can need any more: the files of older versions. */
  tidy(event: ExtendableEvent): Promise<unknown>;
}

export function createShell({ shell, later }: typeof SOTTO_FILES, scope: string): Shell {
  const cacheName = `sotto.shell ${scope}`;
  const fontsName = `sotto.fonts ${scope}`;
  const controller = new PrecacheController({ cacheName });
  controller.addToCacheList([...shell]);
  const fonts = new Set(later.map((file) => new URL(file, scope).href));
  const assets = new URL("assets/", scope).href;
  const stored = async (url: string) => (await controller.matchPrecache(url)) ?? fetch(url);
  const olderOrFetched = async (url: string) => {
    const cache = await caches.open(cacheName);
    return (await cache.match(url)) ?? fetch(url);
  };
  const font = async (url: string) => {
    const cache = await caches.open(fontsName);
    const kept = await cache.match(url);
    if (kept) return kept;
    const response = await fetch(url);
    // A full storage costs the letters at the next visit without a network.
    if (response.ok) await cache.put(url, response.clone()).catch(() => {});
    return response;
  };
  return {
    install: (event) => controller.install(event),
    find({ origin, pathname }) {
      const url = origin + pathname;
      if (controller.getCacheKeyForURL(url) !== undefined) return () => stored(url);
      if (fonts.has(url)) return () => font(url);
      // Of the version that an open page was loaded with: their names are never used again for something else.
      return url.startsWith(assets) ? () => olderOrFetched(url) : undefined;
    },
    page: () => stored(new URL("index.html", scope).href),
    async tidy(event) {
      await controller.activate(event);
      const cache = await caches.open(fontsName);
      const old = (await cache.keys()).filter(({ url }) => !fonts.has(url));
      await Promise.all(old.map((request) => cache.delete(request)));
    },
  };
}
