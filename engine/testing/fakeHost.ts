/** What a host does with one request. */
export type Conduct =
  | { readonly is: "good" }
  /** Breaks off after so many bytes of the body. */
  | { readonly is: "dropping"; readonly after: number }
  /** The same, and the connection stays open. */
  | { readonly is: "silent"; readonly after: number }
  /** Ends properly, too early. */
  | { readonly is: "short"; readonly by: number }
  | { readonly is: "long"; readonly by: number }
  | { readonly is: "endless" }
  /** One byte is wrong. */
  | { readonly is: "lying"; readonly at: number }
  /** Knows no ranges. */
  | { readonly is: "whole" }
  | { readonly is: "lengthless" }
  | { readonly is: "compressed" }
  /** Goes on somewhere else than asked. */
  | { readonly is: "misplaced"; readonly by: number }
  /** Its headers cannot be read by a page of another origin. */
  | { readonly is: "hidden" }
  /** Has another file under the same address, from now on. */
  | { readonly is: "changed" }
  | { readonly is: "refusing"; readonly status: number }
  | { readonly is: "unsatisfied" }
  | { readonly is: "unreachable" };

export interface FakeHost {
  fetch(request: RequestInit): Promise<Response>;
  readonly requests: readonly Headers[];
}

/** A host that has one file, and conducts itself as listed, then well. `whenSilent` is called when it has stopped sending. */
export function fakeHost(file: Uint8Array, conducts: readonly Conduct[], whenSilent: () => void): FakeHost {
  const requests: Headers[] = [];
  let version = 1;
  const answer = async ({ headers, signal }: RequestInit): Promise<Response> => {
    const asked = new Headers(headers);
    const conduct = conducts[requests.length] ?? ({ is: "good" } as const);
    requests.push(asked);
    if (conduct.is === "changed") version++;
    if (conduct.is === "unreachable") throw new TypeError("Failed to fetch");
    if (conduct.is === "refusing") return new Response("no", { status: conduct.status });
    if (conduct.is === "unsatisfied") return new Response("no", { status: 416 });
    return reply({ file: versionOf(file, version), etag: `"${version}"`, asked, conduct, signal, whenSilent });
  };
  return { fetch: answer, requests };
}

/** Later versions have other bytes and the same length. */
function versionOf(file: Uint8Array, version: number): Uint8Array {
  return version === 1 ? file : file.map((byte) => (byte + version) & 255);
}

interface Reply {
  readonly file: Uint8Array;
  readonly etag: string;
  readonly asked: Headers;
  readonly conduct: Conduct;
  readonly signal: AbortSignal | null | undefined;
  readonly whenSilent: () => void;
}

function reply({ file, etag, asked, conduct, signal, whenSilent }: Reply): Response {
  const range = /^bytes=(\d+)-$/.exec(asked.get("Range") ?? "");
  const condition = asked.get("If-Range");
  const isPart = range !== null && conduct.is !== "whole" && (condition === null || condition === etag);
  const from = isPart ? Number(range[1]) : 0;
  if (from >= file.length && isPart)
    return new Response("", { status: 416, headers: { "Content-Range": `bytes */${file.length}` } });
  const start = conduct.is === "misplaced" && isPart ? Math.max(0, from - conduct.by) : from;
  const headers = new Headers({ ETag: etag, "Content-Length": String(file.length - start) });
  if (isPart) headers.set("Content-Range", `bytes ${start}-${file.length - 1}/${file.length}`);
  if (conduct.is === "lengthless" || conduct.is === "endless") headers.delete("Content-Length");
  if (conduct.is === "compressed") headers.set("Content-Encoding", "gzip");
  if (conduct.is === "compressed") headers.set("Content-Length", "3");
  if (conduct.is === "hidden") for (const name of ["ETag", "Content-Range"]) headers.delete(name);
  const body = bodyOf(file, start, { conduct, signal, whenSilent });
  return new Response(body, { status: isPart ? 206 : 200, headers });
}

type Manner = Pick<Reply, "conduct" | "signal" | "whenSilent">;

/** Bytes a few at a time. */
function bodyOf(file: Uint8Array, start: number, { conduct, signal, whenSilent }: Manner): ReadableStream<Uint8Array> {
  const sent = sentBytes(file, start, conduct);
  const end = conduct.is === "dropping" || conduct.is === "silent" ? Math.min(conduct.after, sent.length) : sent.length;
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = Math.min(end, at + 5);
        if (next > at) controller.enqueue(sent.slice(at, next));
        at = next;
        if (conduct.is === "endless") at %= Math.max(1, sent.length - 5);
        if (at < end || conduct.is === "endless") return undefined;
        if (conduct.is === "dropping") return controller.error(new TypeError("terminated"));
        if (conduct.is !== "silent") return controller.close();
        whenSilent();
        return new Promise((_, reject) => {
          signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
        });
      },
    },
    { highWaterMark: 0 },
  );
}

function sentBytes(file: Uint8Array, start: number, conduct: Conduct): Uint8Array {
  const rest = file.slice(start);
  if (conduct.is === "lying" && rest.length > 0) {
    const at = conduct.at % rest.length;
    rest[at] = (rest[at] ?? 0) ^ 1;
  }
  if (conduct.is === "short") return rest.slice(0, Math.max(0, rest.length - conduct.by));
  if (conduct.is === "long") return Uint8Array.from([...rest, ...new Uint8Array(conduct.by)]);
  return rest;
}
