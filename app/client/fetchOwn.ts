/**
 * Fetches a file of the page. Where no network gives it, it comes from what the service worker has stored: in WebKit it does
 * not answer for workers.
 */
export async function fetchOwn(url: string): Promise<Response> {
  try {
    return await fetch(url);
  } catch (error) {
    const stored = await globalThis.caches?.match(url, { ignoreSearch: true });
    if (stored === undefined) throw error;
    return stored;
  }
}
