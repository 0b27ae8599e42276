import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { remotePath } from "../../app/client/remote/askServer";

export interface RemoteServerOptions {
  readonly token: string;
  readonly host: string;
  readonly port: number;
  /** Pages that may ask, besides those of this machine. */
  readonly origins: readonly string[];
  /** Never rejects. */
  answer(message: Uint8Array): Promise<Uint8Array>;
}

export interface RemoteServer {
  readonly address: string;
  close(): void;
}

/** Bytes of a question at most: a window of log-mel and what is said of it. */
const mostAsked = 4 << 20;
/** Milliseconds in which a question must have come. */
const patience = 30_000;
const pagesHere = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Opens a server that answers who has the token, from pages that may ask. */
export async function openRemoteServer(options: RemoteServerOptions): Promise<RemoteServer> {
  const server: Server = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
    respond(request, response, options).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { token, origins, answer }: RemoteServerOptions,
): Promise<void> {
  const { origin } = request.headers;
  const end = (status: number) => {
    response.statusCode = status;
    response.end();
  };
  // Whatever is no page sends none.
  if (origin !== undefined && !pagesHere.test(origin) && !origins.includes(origin)) return end(403);
  if (origin !== undefined) allow(response, origin);
  if (request.url !== remotePath) return end(404);
  if (request.method === "OPTIONS") return end(204);
  if (request.method !== "POST") return end(405);
  if (!isSame(request.headers.authorization ?? "", `Bearer ${token}`)) return end(401);
  const message = await readAll(request);
  if (message === undefined) {
    response.setHeader("Connection", "close");
    return end(413);
  }
  const answered = await answer(message);
  response.setHeader("Content-Type", "application/octet-stream");
  response.setHeader("Cache-Control", "no-store");
  response.end(answered);
}

function allow(response: ServerResponse, origin: string): void {
  response.setHeader("Vary", "Origin");
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Allow-Methods", "POST");
  response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
  response.setHeader("Access-Control-Allow-Private-Network", "true");
  response.setHeader("Access-Control-Max-Age", "600");
  // Pages that are isolated from others may read it too.
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}

/** Undefined for what is longer than any question. */
async function readAll(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostAsked) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Takes the same time wherever two texts differ. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
