import { createHash } from "node:crypto";
import { normalize } from "node:path";
import { UsageError } from "../args/values";

/** One of `count` parts of a list of files, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `i/n`; throws UsageError. */
export function shardOf(flag: string, text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError(`${flag} is "${text}", expected I/N with I from 1 to N, such as 2/8.`);
}

/** True where a file is of this part: by its name alone, so that it stays there when others come and go. */
export function isInShard(file: string, { index, count }: Shard): boolean {
  const hash = createHash("sha256").update(normalize(file)).digest().readUInt32BE(0);
  return hash % count === index - 1;
}
