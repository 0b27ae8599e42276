import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { decodePath } from "../audio/decodePath";
import { findFfmpeg } from "../audio/ffmpeg";
import { type Mutation, mutations } from "./mutations";

/**
 * Decodes a sound file and what becomes of it when it is damaged, and prints a line for each that hangs, takes too much
 * memory, or loses sound that ffmpeg hears without a word. Its arguments are ROUNDS FILE…, and node wants --expose-gc.
 */
const longest = 10_000;
const mostMemory = 64 * 2 ** 20;
/** Seconds that may be missing unsaid. */
const tolerated = 0.5;

const ffmpeg = findFfmpeg();
const [rounds = "4", ...files] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "sotto-"));
let count = 0;
for (const file of files) {
  for (const mutation of mutations(new Uint8Array(readFileSync(file)), Number(rounds))) {
    const complaint = await tried(join(folder, basename(file)), mutation);
    if (complaint !== undefined) console.log(`${basename(file)} ${mutation.what}: ${complaint}`);
    count++;
  }
}
rmSync(folder, { recursive: true });
console.log(`${count} files`);

/** What is wrong with the reading of the mutated file; undefined: nothing. */
async function tried(path: string, { bytes }: Mutation): Promise<string | undefined> {
  writeFileSync(path, bytes);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const heard = await decoded(path);
  const took = performance.now() - start;
  const memory = process.memoryUsage().rss - before - bytes.length;
  if (took > longest) return `took ${(took / 1000).toFixed(0)} s`;
  if (memory > mostMemory) return `took ${Math.round(memory / 2 ** 20)} MB`;
  const right = ffmpeg === undefined ? 0 : secondsOf(ffmpeg, path);
  const missing = right - heard.seconds - heard.named;
  if (missing <= tolerated || heard.isRefused) return undefined;
  return `${heard.seconds.toFixed(1)} of ${right.toFixed(1)} s, without a word`;
}

interface Heard {
  readonly seconds: number;
  /** Seconds that were said to be unreadable. */
  readonly named: number;
  /** Ended with a sentence. */
  readonly isRefused: boolean;
}

async function decoded(path: string): Promise<Heard> {
  let samples = 0;
  try {
    const audio = await decodePath(path, () => undefined);
    for (let chunk = await audio.read(); chunk; chunk = await audio.read()) samples += chunk.length;
    const named = audio.unread().reduce((sum, { start, end }) => sum + Math.max(1, end - start), 0);
    return { seconds: samples / 16000, named, isRefused: false };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "audio-unreadable") throw error;
    return { seconds: samples / 16000, named: 0, isRefused: true };
  }
}

function secondsOf(program: string, path: string): number {
  try {
    const options = [
      "-nostdin",
      "-v",
      "quiet",
      "-threads",
      "1",
      "-i",
      path,
      "-vn",
      "-f",
      "s16le",
      "-ac",
      "1",
      "-ar",
      "16000",
      "-",
    ];
    return execFileSync(program, options, { maxBuffer: 2 ** 28, timeout: longest }).length / 32000;
  } catch {
    return 0;
  }
}
