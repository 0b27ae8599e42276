import type { AskElsewhere } from "../../../engine/index";

/** A server of the user's own, as `sotto serve --remote` opens one. */
export interface OwnServer {
  /** Its address, without a path: `parseServer`. */
  readonly address: string;
  readonly token: string;
}

/** Where a server answers; docs/remote.md. */
export const remotePath = "/sotto/v1";

/** Milliseconds after which a server that says nothing is given up. */
const patience = 30_000;

const here = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The address of a server: over https, or on this machine. Undefined for any other, and for one with a path, a name or a password
 * in it.
 */
export function parseServer(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (!url || url.username || url.password || url.search || url.hash || url.pathname !== "/") return undefined;
  const isHere = url.protocol === "http:" && here.test(url.hostname);
  return url.protocol === "https:" || isHere ? url.origin : undefined;
}

/** Asks a server; rejects with one sentence where it cannot be reached or does not answer. */
export function askServer({ address, token }: OwnServer): AskElsewhere {
  const { host } = new URL(address);
  return async (message) => {
    const request = { method: "POST", body: message, signal: AbortSignal.timeout(patience) } as const;
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/octet-stream" };
    const bare = { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", cache: "no-store" } as const;
    const response = await fetch(`${address}${remotePath}`, { ...request, ...bare, headers }).catch(
      (cause: unknown) => {
        throw new Error(`${host} cannot be reached.`, { cause });
      },
    );
    if (response.status === 401) throw new Error(`${host} does not take the token.`);
    if (!response.ok) throw new Error(`${host} answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
