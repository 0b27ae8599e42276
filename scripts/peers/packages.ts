import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { cached } from "../setup/unpack";

/** The rivals, pinned; ONNX Runtime is the one that this transformers.js depends on. */
const packages: readonly string[] = [
  "@huggingface/transformers@4.3.1",
  "onnxruntime-web@1.31.0-dev.20260914-8d85527a0",
  "@fugood/whisper.node@1.1.3",
  `@fugood/node-whisper-${process.platform}-${process.arch}@1.1.3`,
  "@timur00kh/whisper.wasm@0.1.1",
];

/** Installs the rivals once, outside the project's own packages, and returns their node_modules. */
export function installRivals(): string {
  const pins = createHash("sha256").update(packages.join()).digest("hex").slice(0, 8);
  return join(cached(`peers-${pins}`, install), "node_modules");
}

function install(folder: string): void {
  process.stderr.write("installing the rivals from npm\n");
  const quiet = ["--no-audit", "--no-fund", "--loglevel", "error"];
  const options = ["--ignore-scripts", "--omit=optional", ...quiet, "--prefix", folder];
  const { status, error, stderr } = spawnSync("npm", ["install", ...options, ...packages], { encoding: "utf8" });
  if (status === 0) return;
  rmSync(folder, { recursive: true });
  throw new Error(`npm could not install the rivals: ${error?.message ?? stderr.trim()}`);
}
