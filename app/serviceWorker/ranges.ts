/**
 * The part of a whole response that a `Range` header asks for: 206, or 416 where there is no such part. Several ranges at
 * once, and what cannot be read, get the whole, as RFC 9110, 14.2, allows.
 */
export async function ranged(whole: Response, header: string | null): Promise<Response> {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  const [, first = "", last = ""] = match ?? [];
  if (whole.status !== 200 || (first === "" && last === "")) return whole;
  const body = await whole.blob();
  const start = first === "" ? Math.max(0, body.size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? body.size : Math.min(body.size, Number(last) + 1);
  const headers = new Headers(whole.headers);
  headers.set("Accept-Ranges", "bytes");
  // Those of the whole file, as it was sent.
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  if (start >= end) {
    headers.set("Content-Range", `bytes */${body.size}`);
    return new Response(null, { status: 416, statusText: "Range Not Satisfiable", headers });
  }
  headers.set("Content-Range", `bytes ${start}-${end - 1}/${body.size}`);
  headers.set("Content-Length", String(end - start));
  return new Response(body.slice(start, end, body.type), { status: 206, statusText: "Partial Content", headers });
}
