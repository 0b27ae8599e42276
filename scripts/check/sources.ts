import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { projectRoot } from "../setup/root";

const rooms = ["app", "engine", "kernels", "scripts", "e2e"] as const;

/** All TypeScript of the project by its path from the root, with its text. */
export function readSources(): ReadonlyMap<string, string> {
  const root = projectRoot();
  const atRoot = readdirSync(root).filter((name) => name.endsWith(".config.ts"));
  const inRooms = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((name) => join(room, name)),
  );
  const files = [...atRoot, ...inRooms].filter((file) => /\.tsx?$/.test(file)).sort();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

/** A file that another one imports, and what it takes of it: names, `*` for all of it, nothing where it only has it run. */
export interface Import {
  readonly file: string;
  readonly names: readonly string[];
}

const statement = /^(?:import|export)\s+(?:type\s+)?(?:([^;"'`]*?)\s*from\s*)?["'](\.[^"']*)["']/gm;
const call = /\b(?:import|vi\.mock)\(\s*["'](\.[^"']*)["']/g;

/** What a file imports of the project's own, types included. */
export function importsOf(file: string, text: string, sources: ReadonlyMap<string, string>): readonly Import[] {
  const found = [
    ...[...text.matchAll(statement)].map(([, clause, path]) => ({ path, names: namesIn(clause ?? "") })),
    ...[...text.matchAll(call)].map(([, path]) => ({ path, names: ["*"] })),
  ];
  return found.flatMap(({ path, names }) => {
    const target = resolveImport(file, path ?? "", sources);
    return target === undefined ? [] : [{ file: target, names }];
  });
}

function namesIn(clause: string): readonly string[] {
  if (clause.includes("*")) return ["*"];
  return clause
    .replaceAll(/\/\/.*$/gm, "")
    .replaceAll(/[{}]/g, ",")
    .split(",")
    .map((part) =>
      part
        .trim()
        .replace(/^type\s+/, "")
        .replace(/\s+as\s+.*$/s, ""),
    )
    .filter((name) => name !== "");
}

function resolveImport(from: string, path: string, sources: ReadonlyMap<string, string>): string | undefined {
  const base = normalize(join(dirname(from), path.replace(/\?.*$/, "")));
  return ["", ".ts", ".tsx", "/index.ts"].map((end) => base + end).find((file) => sources.has(file));
}

const declared =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:const|function\*?|class|interface|type|let|enum) (\w+)/gm;

/** Names that a file declares and exports. */
export function exportsOf(text: string): readonly string[] {
  return [...text.matchAll(declared)].map(([, name]) => name ?? "");
}
