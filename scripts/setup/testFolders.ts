import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Before the tests: all that they, and the programs that they start, put into the temporary folder goes with the run. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "sotto-tests-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A new, empty folder for a test; it is removed when all tests have run. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "new-"));
}
