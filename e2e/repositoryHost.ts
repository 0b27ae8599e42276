import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A host with one repository, "lab/tune", as Hugging Face has them: a list of files, and the files by ranges. */
export interface RepositoryHost {
  /** Address of the repository's page. */
  readonly address: string;
  readonly host: string;
  /** What was asked for: "GET /lab/tune/resolve/main/config.json 0-99". */
  readonly requests: readonly string[];
  /** What it does from now on; "unlisted": it has no list of files; "half": it gives the first half of each. */
  conduct: "good" | "half" | "breaks once a piece" | "down" | "unlisted" | "whole";
  /** Bytes of files that were sent. */
  sent: number;
  close(): void;
}

const folder = "/lab/tune/resolve/main/";

/** Starts the host on a free port of this machine. */
export async function startRepositoryHost(files: ReadonlyMap<string, Uint8Array>): Promise<RepositoryHost> {
  const requests: string[] = [];
  const broken = new Set<string>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    allowOthers(response);
    const { method = "GET", url = "/" } = request;
    if (method === "OPTIONS") return void response.writeHead(204).end();
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
    requests.push(`${method} ${url}${range ? ` ${range[1]}-${range[2]}` : ""}`);
    if (host.conduct === "down") return void response.destroy();
    if (url === "/api/models/lab/tune/tree/main" && host.conduct !== "unlisted") return void list(files, response);
    const file = files.get(url.replace(folder, ""));
    if (!url.startsWith(folder) || !file) return void response.writeHead(404).end();
    const isPart = range !== null && host.conduct !== "whole";
    const [from, to] = isPart ? [Number(range[1]), Math.min(file.length, Number(range[2]) + 1)] : [0, file.length];
    if (host.conduct === "half" && from > file.length / 2) return void response.writeHead(404).end();
    response.writeHead(isPart ? 206 : 200, { "Content-Length": to - from });
    if (method === "HEAD") return void response.end();
    const key = `${url} ${from}`;
    const breaks = host.conduct === "breaks once a piece" && !broken.has(key) && to - from > 1000;
    broken.add(key);
    const body = file.subarray(from, breaks ? from + ((to - from) >> 1) : to);
    host.sent += body.length;
    if (breaks) response.write(body, () => response.destroy());
    else response.end(body);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const host: RepositoryHost = {
    address: `http://127.0.0.1:${port}/lab/tune`,
    host: `127.0.0.1:${port}`,
    requests,
    conduct: "good",
    sent: 0,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return host;
}

function allowOthers(response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Headers", "Range");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}

function list(files: ReadonlyMap<string, Uint8Array>, response: ServerResponse): void {
  const entries = [...files].map(([path, { length }]) => ({ type: "file", path, size: length }));
  response.end(JSON.stringify([{ type: "directory", path: "runs", size: 0 }, ...entries]));
}
