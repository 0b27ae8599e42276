import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";

/** What the host does with one request for a file. */
export type Conduct =
  | "good"
  /** Drops the connection in the middle. */
  | "drop"
  /** Answers that there is no such range. */
  | "unsatisfied"
  /** Ends properly in the middle of what was asked for, with a length to match. */
  | "short"
  /** Has a file that lacks its end. */
  | "shortened"
  /** One byte is wrong. */
  | "wrong"
  /** A little at a time, for some seconds. */
  | "slow"
  /** The same for most of half a minute. */
  | "slower"
  /** Sends all but the end, and then nothing more. */
  | "stuck"
  | "redirect"
  | "compressed"
  | "lengthless"
  /** Has another file from now on, with another ETag. */
  | "changed"
  /** Never ends. */
  | "endless"
  /** Is overloaded. */
  | "busy"
  | "missing"
  /** Knows no ranges. */
  | "whole"
  /** Lets pages of other origins read no headers, and send none. */
  | "strict";

/** A request for a file, as it came. */
export interface SeenRequest {
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

/** A host of one file that misbehaves on purpose. */
export interface BadHost {
  /** An address of the file under which the host does these things, one a request, and then the last for ever. */
  address(name: string, ...conducts: readonly Conduct[]): string;
  readonly requests: readonly SeenRequest[];
  close(): void;
}

const slowPiece = 1 << 18;

/** Starts the host on a free port of this machine. */
export async function startBadHost(file: Uint8Array): Promise<BadHost> {
  const requests: SeenRequest[] = [];
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://here");
    const conducts = (pathname.split("/")[1] ?? "").split(",") as Conduct[];
    const count = counts.get(pathname) ?? 0;
    const conduct = conducts[Math.min(count, conducts.length - 1)] ?? "good";
    if (allowOthers(request, response, conduct)) return;
    counts.set(pathname, count + 1);
    requests.push({ path: pathname, range: request.headers.range, ifRange: request.headers["if-range"] as string });
    const isChanged = conducts.slice(0, count + 1).includes("changed");
    const version = conduct === "shortened" ? 0 : isChanged ? 2 : 1;
    void answer({ file: versionOf(file, version), etag: `"${version}"`, conduct, request, response });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: (name, ...conducts) => `http://127.0.0.1:${port}/${conducts.join(",")}/${name}`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Cross-origin headers; true where the request was a question about them and is answered. */
function allowOthers({ method }: IncomingMessage, response: ServerResponse, conduct: Conduct): boolean {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  if (conduct !== "strict") {
    response.setHeader("Access-Control-Allow-Headers", "Range, If-Range");
    response.setHeader("Access-Control-Expose-Headers", "ETag, Content-Range, Content-Length, Content-Encoding");
  }
  if (method !== "OPTIONS") return false;
  response.writeHead(204).end();
  return true;
}

function versionOf(file: Uint8Array, version: number): Buffer {
  const copy = Buffer.from(file);
  if (version === 0) return copy.subarray(0, -7);
  const last = copy.length - 1;
  if (version > 1) copy[last] = (copy[last] ?? 0) ^ 1;
  return copy;
}

interface Answering {
  readonly file: Buffer;
  readonly etag: string;
  readonly conduct: Conduct;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer({ file, etag, conduct, request, response }: Answering): Promise<void> {
  if (conduct === "busy") return void response.writeHead(503, { "Retry-After": "0" }).end();
  if (conduct === "missing") return void response.writeHead(404).end();
  if (conduct === "redirect") {
    const to = (request.url ?? "").replace("redirect", "good");
    return void response.writeHead(302, { Location: to }).end();
  }
  const { range, "if-range": condition } = request.headers;
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? "");
  if (conduct === "unsatisfied" && asked) return void response.writeHead(416).end();
  const isPart = asked !== null && conduct !== "whole" && (condition === undefined || condition === etag);
  const from = isPart ? Number(asked[1]) : 0;
  const to = isPart && asked[2] ? Math.min(file.length, Number(asked[2]) + 1) : file.length;
  if (from >= file.length) return void response.writeHead(416, { "Content-Range": `bytes */${file.length}` }).end();
  response.setHeader("ETag", etag);
  if (isPart) response.setHeader("Content-Range", `bytes ${from}-${to - 1}/${file.length}`);
  response.statusCode = isPart ? 206 : 200;
  await sendBody(file.subarray(from, to), conduct, response);
}

async function sendBody(body: Buffer, conduct: Conduct, response: ServerResponse): Promise<void> {
  const half = body.subarray(0, body.length >> 1);
  if (conduct === "endless") return sendEndlessly(response);
  if (conduct === "lengthless") return void response.end(body);
  if (conduct === "compressed") {
    const packed = gzipSync(body, { level: 1 });
    return void response.setHeader("Content-Encoding", "gzip").setHeader("Content-Length", packed.length).end(packed);
  }
  if (conduct === "short") return void response.setHeader("Content-Length", half.length).end(half);
  response.setHeader("Content-Length", body.length);
  if (conduct === "drop") return void response.write(half, () => response.destroy());
  if (conduct === "wrong") body = Buffer.from(body).fill(0x55, body.length - 1);
  if (conduct === "stuck") return void response.write(body.subarray(0, -slowPiece));
  if (conduct !== "slow" && conduct !== "slower") return void response.end(body);
  for (let at = 0; at < body.length && !response.destroyed; at += slowPiece) {
    response.write(body.subarray(at, at + slowPiece));
    await wait(conduct === "slow" ? 100 : 300);
  }
  response.end();
}

async function sendEndlessly(response: ServerResponse): Promise<void> {
  const piece = Buffer.alloc(1 << 20);
  while (!response.destroyed) {
    if (!response.write(piece)) await wait(1);
  }
}
