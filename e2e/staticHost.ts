import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../dist/page/", import.meta.url));
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

/** A host that sends files and a type, and nothing else. */
export interface StaticHost {
  /** Where the page lies: a folder far from the root. */
  readonly url: string;
  /** Serves something else under a path of the page from now on; null: nothing. */
  readonly put: (path: string, content: string | Buffer | null) => void;
  readonly close: () => void;
}

/** Serves the built page as the plainest of hosts would. */
export async function startStaticHost(): Promise<StaticHost> {
  const folder = "/some/path/";
  const changed = new Map<string, string | Buffer | null>();
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://here");
    const path = pathname.slice(folder.length) || "index.html";
    const file = join(root, path);
    const other = changed.get(path);
    if (!pathname.startsWith(folder) || other === null || (other === undefined && !existsSync(file)))
      return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" });
    if (other === undefined) createReadStream(file).pipe(response);
    else response.end(other);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${folder}`,
    put: (path, content) => void changed.set(path, content),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
