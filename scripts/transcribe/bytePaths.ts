import { readFileSync } from "node:fs";

/** Bytes of well-formed UTF-8, read as Latin-1. */
const wellFormed =
  /[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/gs;
/** Bytes that are none, each as half a pair that no text has (Python's "surrogateescape"). */
const escaped = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;

/**
 * The arguments of this process. Names of files need not be UTF-8 on Linux, as of old archives in Latin-1; Node gives such
 * names without the bytes that it cannot read, and there is no way back from them to the file.
 */
export function argumentsOf(argv: readonly string[], commandLine = "/proc/self/cmdline"): readonly string[] {
  if (!argv.some((argument) => argument.includes("\ufffd"))) return argv;
  try {
    const all = readFileSync(commandLine).toString("latin1").split("\0").slice(0, -1);
    return all.slice(all.length - argv.length).map(escapeBytes);
  } catch {
    return argv;
  }
}

/** A path of which the disk gave the bytes. */
export function pathOfBytes(bytes: Buffer): string {
  return escapeBytes(bytes.toString("latin1"));
}

/** Text of bytes that are given as Latin-1. */
function escapeBytes(latin1: string): string {
  return latin1.replace(wellFormed, (bytes) =>
    bytes.length > 1 || bytes < "\x80"
      ? Buffer.from(bytes, "latin1").toString("utf8")
      : String.fromCharCode(0xdc00 + bytes.charCodeAt(0)),
  );
}

/** Whether a path has bytes that are no UTF-8. */
export function hasBytes(path: string): boolean {
  return path.search(escaped) >= 0;
}

/** A path as the disk knows it. */
export function bytesOfPath(path: string): Buffer {
  let at = 0;
  const parts: Buffer[] = [];
  for (const { index, 0: half } of path.matchAll(escaped)) {
    parts.push(Buffer.from(path.slice(at, index)), Buffer.of(half.charCodeAt(0) - 0xdc00));
    at = index + 1;
  }
  return Buffer.concat([...parts, Buffer.from(path.slice(at))]);
}

/** A path to be read by people: bytes that are no UTF-8 are taken for Latin-1. */
export function readablePath(path: string): string {
  return path.replace(escaped, (half) => String.fromCharCode(half.charCodeAt(0) - 0xdc00));
}
