import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { declaredKernels, dispatcherSource, kernelTable } from "./kernelTable";
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
 * changed since; returns the folder. The call of a kernel by its number is written beside them, and the
 * table of the kernels. Safe to call from several processes at once.
 */
export async function compileKernels(): Promise<string> {
  const folder = join(projectRoot(), "dist", "wasm");
  const stamp = join(folder, "sources.sha256");
  const sources = readSources();
  const hash = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return folder;
  mkdirSync(folder, { recursive: true });
  const kernels = declaredKernels(sources);
  await replaceFile(join(folder, "perform.wasm.ts"), (file) =>
    writeFileSync(file, dispatcherSource(kernels, "../../")),
  );
  await replaceFile(join(folder, "kernels.json"), (file) => writeFileSync(file, kernelTable(kernels)));
  const compiled = Object.entries(variants).map(([name, features]) =>
    replaceFile(join(folder, `${name}.wasm`), (file) => runCompiler(file, features)),
  );
  await Promise.all(compiled);
  writeFileSync(stamp, hash);
  return folder;
}

/** Writes a file whole: who reads it finds the one before or the new one. */
async function replaceFile(file: string, write: (file: string) => unknown): Promise<void> {
  const coming = `${file}.${process.pid}.tmp`;
  await write(coming);
  renameSync(coming, file);
}

async function runCompiler(file: string, features: string): Promise<void> {
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

/** Every source of the module by its path. */
function readSources(): ReadonlyMap<string, string> {
  const root = projectRoot();
  const files = readdirSync(join(root, "kernels"), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".wasm.ts")).sort();
  return new Map(sources.map((file) => [`kernels/${file}`, readFileSync(join(root, "kernels", file), "utf8")]));
}

function hashOf(sources: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256").update(JSON.stringify([variants, ...sources]));
  for (const file of ["compileKernels.ts", "kernelTable.ts"]) {
    hash.update(readFileSync(join(projectRoot(), "scripts", "setup", file)));
  }
  return hash.digest("hex");
}
