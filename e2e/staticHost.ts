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
};

/** A host that sends files and a type, and nothing else. */
export interface StaticHost {
  /** Where the page lies: a folder far from the root. */
  readonly url: string;
  readonly close: () => void;
}

/** Serves the built page as the plainest of hosts would. */
export async function startStaticHost(): Promise<StaticHost> {
  const folder = "/some/path/";
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://here");
    const file = join(root, pathname.slice(folder.length) || "index.html");
    if (!pathname.startsWith(folder) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${folder}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
