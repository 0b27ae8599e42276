import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { cached } from "../setup/unpack";

/** The rivals, pinned; ONNX Runtime is the one that this transformers.js depends on. */
const packages: readonly string[] = [
  "@huggingface/transformers@4.3.1",
  "onnxruntime-web@1.31.0-dev.20260914-8d85527a0",
  "@timur00kh/whisper.wasm@0.1.1",
];

/** whisper.cpp 1.8.5 as a native library that uses AVX2, and what it takes samples as. */
const pythonPackages: readonly string[] = ["pywhispercpp==1.5.1", "numpy==2.4.6"];

/** Installs the rivals once, outside the project's own packages, and returns their node_modules. */
export function installRivals(): string {
  return join(cached(`peers-${hashOf(packages)}`, npmInstall), "node_modules");
}

/** Why whisper.cpp's library cannot be installed here; undefined: it can, as far as that is known before it is tried. */
export function pythonProblem(): string | undefined {
  return pipVersion() === undefined ? "not available here: python3 with pip is needed to install it" : undefined;
}

/** Installs whisper.cpp's library once for this machine's Python, and returns the folder of its modules. */
export function installPython(): string {
  return cached(`peers-python-${hashOf([...pythonPackages, pipVersion() ?? ""])}`, pipInstall);
}

/** pip's version, which names its Python's. */
function pipVersion(): string | undefined {
  const { status, stdout } = spawnSync("python3", ["-m", "pip", "--version"], { encoding: "utf8" });
  return status === 0 ? stdout : undefined;
}

function npmInstall(folder: string): void {
  const quiet = ["--no-audit", "--no-fund", "--loglevel", "error"];
  const options = ["--ignore-scripts", "--omit=optional", ...quiet, "--prefix", folder];
  install("npm", folder, "npm", ["install", ...options, ...packages]);
}

/** Without its command line's packages, and without building anything. */
function pipInstall(folder: string): void {
  const options = ["-qq", "--no-deps", "--only-binary", ":all:", "--target", folder];
  install("pip", folder, "python3", ["-m", "pip", "install", ...options, ...pythonPackages]);
}

function install(installer: string, folder: string, command: string, args: readonly string[]): void {
  process.stderr.write(`installing rivals with ${installer}\n`);
  const { status, error, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return;
  rmSync(folder, { recursive: true });
  throw new Error(`${installer} could not install the rivals: ${error?.message ?? stderr.trim()}`);
}

function hashOf(pins: readonly string[]): string {
  return createHash("sha256").update(pins.join()).digest("hex").slice(0, 8);
}
