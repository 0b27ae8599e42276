#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../setup/root";
import { restartWithDriver } from "../setup/vulkan";
import { type Command, parseCommandLine } from "./args";
import { help } from "./help";

// A reader that has seen enough (`sotto … | head`) is no error.
process.stdout.on("error", () => process.exit(0));

const command = read();
if (command.name === "help") process.stdout.write(help);
else if (command.name === "version") process.stdout.write(`${version()}\n`);
else {
  await restartWithDriver();
  const [{ run }, { services }] = await Promise.all([import("./run"), import("./services")]);
  // Dawn keeps threads, so the process has to be told to end.
  process.exit(await run(command, services));
}

function read(): Command {
  try {
    return parseCommandLine(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
}

function version(): string {
  return (JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")) as { version: string }).version;
}
