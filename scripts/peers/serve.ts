import { createReadStream, statSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** What lies at a path: a file on disk, or bytes. */
export type Find = (path: string) => string | Uint8Array | undefined;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** A server of this machine whose pages are isolated, so that they may have shared memory and with it threads. */
export async function serve(find: Find): Promise<{ readonly url: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    answer(response, find(decodeURIComponent(pathname)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The file of a folder that a path names; undefined for paths outside its route. */
export function fileUnder(route: string, folder: string | undefined, path: string): string | undefined {
  return folder !== undefined && path.startsWith(route) ? join(folder, path.slice(route.length)) : undefined;
}

function answer(response: ServerResponse, found: string | Uint8Array | undefined): void {
  if (found instanceof Uint8Array) {
    response.setHeader("Content-Type", "application/octet-stream");
    response.end(found);
    return;
  }
  const info = found === undefined ? undefined : statSync(found, { throwIfNoEntry: false });
  if (found === undefined || !info?.isFile()) {
    response.statusCode = 404;
    response.end();
    return;
  }
  response.setHeader("Content-Type", types[extname(found)] ?? "application/octet-stream");
  response.setHeader("Content-Length", info.size);
  createReadStream(found).pipe(response);
}
