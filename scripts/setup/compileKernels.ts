import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "./root";

const run = promisify(execFile);
const entry = "kernels/runtime/program.wasm.ts";
/** Every variant of `WasmVariant`, with the features that its code may use. */
const variants = {
  simd: "simd",
  "simd-threads": "simd,threads",
  relaxed: "simd,relaxed-simd",
  "relaxed-threads": "simd,relaxed-simd,threads",
} as const;

/**
 * Compiles the WebAssembly kernels (`NAME.wasm.ts`, AssemblyScript) to dist/wasm/VARIANT.wasm where their sources have
 * changed since; returns the folder. Safe to call from several processes at once.
 */
export async function compileKernels(): Promise<string> {
  const folder = join(projectRoot(), "dist", "wasm");
  const stamp = join(folder, "sources.sha256");
  const hash = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return folder;
  mkdirSync(folder, { recursive: true });
  await Promise.all(
    Object.entries(variants).map(async ([name, features]) => {
      const file = join(folder, `${name}.${process.pid}.tmp`);
      await compile(file, features);
      renameSync(file, join(folder, `${name}.wasm`));
    }),
  );
  writeFileSync(stamp, hash);
  return folder;
}

async function compile(file: string, features: string): Promise<void> {
  const compiler = join(projectRoot(), "node_modules", "assemblyscript", "bin", "asc.js");
  const memory = features.includes("threads") ? ["--sharedMemory", "--maximumMemory", "65536"] : [];
  // 201 and 112 warn of 64-bit memory and of vectors in exports; neither is used.
  const silent = ["--disableWarning", "201", "--disableWarning", "112", "--use", "abort="];
  const layout = ["--runtime", "stub", "--memoryBase", "1024", "--importMemory", "--initialMemory", "2", ...memory];
  const options = ["-O3", "--shrinkLevel", "1", "--enable", features, ...layout, ...silent, "--noColors", "-o", file];
  try {
    await run(process.execPath, [compiler, entry, ...options], { cwd: projectRoot() });
  } catch (error) {
    throw new Error(`The WebAssembly kernels do not compile:\n${(error as { stderr?: string }).stderr ?? error}`);
  }
}

function hashOfSources(): string {
  const root = projectRoot();
  const files = readdirSync(join(root, "kernels"), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".wasm.ts")).sort();
  const hash = createHash("sha256").update(JSON.stringify(variants));
  for (const file of [...sources.map((name) => join("kernels", name)), "scripts/setup/compileKernels.ts"]) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
