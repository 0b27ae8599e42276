import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./root";

/** A sentence where this version of Node is older than package.json wants it, else undefined. */
export function oldNode(version: string): string | undefined {
  const { engines } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as {
    engines: { node: string };
  };
  const wanted = engines.node.replace(/^>=/, "");
  return isBelow(numbers(version), numbers(wanted)) ? `Node is ${version}, expected ${wanted} or newer.` : undefined;
}

function numbers(version: string): readonly number[] {
  return version.split(".").map((part) => Number.parseInt(part, 10));
}

function isBelow(version: readonly number[], wanted: readonly number[]): boolean {
  const at = wanted.findIndex((number, i) => number !== version[i]);
  return at >= 0 && (version[at] ?? 0) < (wanted[at] ?? 0);
}
