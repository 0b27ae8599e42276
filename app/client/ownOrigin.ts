/** Ways out of a worker besides `fetch`; Sotto uses none of them. */
const otherWays = [
  "EventSource",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "XMLHttpRequest",
  "importScripts",
] as const;

/**
 * Lets this worker ask nobody but its own origin, whatever code runs in it later. A host that sends no headers gives workers no
 * policy before the second visit, so each of them brings this much of one itself; to be called first.
 */
export function keepToOwnOrigin(): void {
  keepTo(({ origin }) => origin === location.origin);
}

/** The same for the worker that fetches models, which never sees sound: it may ask any host over https, and this machine. */
export function keepToModelHosts(): void {
  const here = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
  keepTo(({ origin, protocol, hostname }) => {
    return origin === location.origin || protocol === "https:" || (protocol === "http:" && here.test(hostname));
  });
}

/** The same for the worker that reaches a server of the user's: it may ask that one, which is named by its origin. */
export function keepToOneHost(server: string): void {
  keepTo(({ origin }) => origin === server);
}

function keepTo(isAllowed: (url: URL) => boolean): void {
  const { fetch } = globalThis;
  const kept: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (isAllowed(url)) return fetch(input, init);
    throw new TypeError(`${url.origin} is no host that this worker may ask.`);
  };
  seal("fetch", kept);
  for (const name of otherWays) seal(name, undefined);
}

function seal(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
}
