#!/usr/bin/env node
// What `npx sotto` runs: the built program, or a sentence that says how to build it.
import { existsSync } from "node:fs";

const program = new URL("../../dist/cli/sotto.mjs", import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write("The command line is not built, expected dist/cli/sotto.mjs; npm run build:cli makes it.\n");
  process.exit(1);
}
