import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../setup/root";

/** The environment of a user: without the variables that the tests' own driver needed. */
const { SOTTO_DRIVER: _, VK_ICD_FILENAMES, VK_DRIVER_FILES, LD_LIBRARY_PATH, ...environment } = process.env;
export const userEnvironment = environment;

/**
 * Path of the built command line, which is built first where a source is newer. Several test files may ask at once: one
 * builds, since a build empties its folder, and the others wait.
 */
export function builtProgram(): string {
  const root = projectRoot();
  const program = join(root, "dist", "cli", "sotto.mjs");
  const lock = join(root, "dist", "cli.lock");
  mkdirSync(join(root, "dist"), { recursive: true });
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    const newest = Math.max(
      ...["scripts", "engine", "kernels", "app/client"].map((room) => newestIn(join(root, room))),
    );
    if (existsSync(program) && statSync(program).mtimeMs >= newest) return program;
    const { status, stderr } = spawnSync("npm", ["run", "--silent", "build:cli"], { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return program;
  } finally {
    rmdirSync(lock);
  }
}

/** A lock that a killed run left is taken over. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 120_000;
  }
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}
