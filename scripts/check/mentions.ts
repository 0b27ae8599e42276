import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
/** A path from the root of the project, or the name of a source file alone; capitals stand for names to be filled in. */
const path = /(?<![\w/.@*…-])(?:app|engine|kernels|scripts|e2e|public|docs)\/[\w./-]*\w/g;
const name = /(?<![\w/.@*…-])[\w.-]+\.(?:ts|tsx|wgsl|mjs|css|md)\b(?!\/)/g;
const placeholder = /[A-Z]{3}/;

/** What is said of a file: all of a document, the comments of code. */
export function wordsOf(file: string, text: string): string {
  return file.endsWith(".md") ? text : [...text.matchAll(comment)].map(([words]) => words).join("\n");
}

/** Files and folders that words name and that are not there. */
export function missingFiles(words: string, root: string, files: readonly string[]): readonly string[] {
  const names = new Set(files.map((file) => basename(file)));
  const isThere = (place: string) => ["", ".ts", ".tsx"].some((end) => existsSync(join(root, place + end)));
  const paths = [...words.matchAll(path)].map(([found]) => found).filter((found) => !isThere(found));
  const alone = [...words.matchAll(name)].map(([found]) => found).filter((found) => !names.has(found));
  return [...paths, ...alone].filter((found) => !placeholder.test(found));
}

/** All files of the project that are written by hand. */
export function listFiles(root: string): readonly string[] {
  const inRooms = ["app", "engine", "kernels", "scripts", "e2e", "docs", "public", ".ci"].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((file) => join(room, file)),
  );
  const atRoot = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile());
  return [...atRoot.map((entry) => entry.name), ...inRooms];
}
