import { FailedAttempt } from "./attempt";
import { HostFailure } from "./hostFailure";

/** What an answer to a request for the rest of a file means. */
export type Answer =
  /** The body goes on where we are. */
  | { readonly kind: "rest"; readonly total: number | undefined; readonly validator: string | undefined }
  /** The body begins at the start: the file changed, or the host gives whole files only. */
  | { readonly kind: "whole"; readonly total: number | undefined; readonly validator: string | undefined }
  /** There is nothing after what we have. */
  | { readonly kind: "end" }
  /** What we have belongs to no file of this host. */
  | { readonly kind: "mismatch" };

export interface Asked {
  readonly name: string;
  /** Byte that was asked for; 0: the whole file. */
  readonly from: number;
  readonly validator: string | undefined;
  readonly total: number | undefined;
}

/** The longest that a host may send us away, in milliseconds. */
const mostPatience = 60_000;

/**
 * Reads status and headers. Throws what cannot be helped as an error, and what may be better the next time as a
 * `FailedAttempt`. Headers of another origin may be hidden from the page; those that are missing prove nothing.
 */
export function readAnswer(response: Response, asked: Asked): Answer {
  const { status, headers } = response;
  const validator = validatorOf(headers);
  // Lengths and ranges then speak of the compressed file, which nobody sees.
  const isCompressed = !["", "identity"].includes(headers.get("Content-Encoding") ?? "");
  if (status === 206 && asked.from > 0) {
    const range = readRange(headers.get("Content-Range"));
    const isOurs = range === undefined || range.from === asked.from;
    const isSame =
      (validator === undefined || asked.validator === undefined || validator === asked.validator) &&
      (range?.total === undefined || asked.total === undefined || range.total === asked.total);
    if (isCompressed || !isOurs || !isSame) return { kind: "mismatch" };
    return { kind: "rest", total: range?.total ?? asked.total, validator: validator ?? asked.validator };
  }
  if (status === 200) return { kind: "whole", total: isCompressed ? undefined : wholeNumber(headers), validator };
  if (status === 416 && asked.from > 0) {
    const total = readRange(headers.get("Content-Range"))?.total;
    return total === asked.from ? { kind: "end" } : { kind: "mismatch" };
  }
  const error = new HostFailure(`${asked.name}: the host answered ${status}.`, status);
  const isPassing = status === 408 || status === 425 || status === 429 || status >= 500;
  throw isPassing ? new FailedAttempt(error, retryAfter(headers)) : error;
}

/** What names one state of a file at a host. A weak ETag does not promise equal bytes. */
function validatorOf(headers: Headers): string | undefined {
  const etag = headers.get("ETag");
  if (etag?.startsWith('"')) return etag;
  return headers.get("Last-Modified") ?? undefined;
}

/** "bytes 5-9/10" and, of a range that is not there, "bytes *" with the length behind it. */
function readRange(
  header: string | null,
): { readonly from: number | undefined; readonly total: number | undefined } | undefined {
  const match = /^bytes (?:(\d+)-\d+|\*)\/(?:(\d+)|\*)$/.exec(header?.trim() ?? "");
  if (!match) return undefined;
  const [, from, total] = match;
  return {
    from: from === undefined ? undefined : Number(from),
    total: total === undefined ? undefined : Number(total),
  };
}

function wholeNumber(headers: Headers): number | undefined {
  const header = headers.get("Content-Length") ?? "";
  return /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

/** Retry-After in seconds; a date is not worth its clock. */
function retryAfter(headers: Headers): number {
  const header = headers.get("Retry-After") ?? "";
  return /^\d{1,6}$/.test(header) ? Math.min(mostPatience, Number(header) * 1000) : 0;
}
