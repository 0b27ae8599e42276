import { spawn, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cached, unpackArchive } from "./unpack";

/** Set where the environment has been decided, so that child processes do not ask again. */
const decided = "SOTTO_DRIVER";

/**
 * Variables with which Dawn finds a Vulkan driver: none where the machine has one that Dawn accepts (a GPU's, or Mesa's
 * lavapipe), else those of SwiftShader from npm. The loader reads them when a process starts, so they must be set
 * before. `SOTTO_ADAPTER=swiftshader` asks for SwiftShader in any case, and a driver named in `VK_DRIVER_FILES` is taken
 * without a question.
 */
export function driverEnvironment(environment: NodeJS.ProcessEnv = process.env): Record<string, string> {
  if (environment[decided] !== undefined) return {};
  const forced = environment.SOTTO_ADAPTER === "swiftshader";
  if (!forced && (environment.VK_DRIVER_FILES !== undefined || dawnFindsAdapter(environment)))
    return { [decided]: "system" };
  const folder = cached("swiftshader", (target) =>
    unpackArchive("swiftshader", target, ["libvk_swiftshader.so", "libvulkan.so.1", "vk_swiftshader_icd.json"]),
  );
  return {
    [decided]: "swiftshader",
    VK_ICD_FILENAMES: join(folder, "vk_swiftshader_icd.json"),
    VK_DRIVER_FILES: join(folder, "vk_swiftshader_icd.json"),
    LD_LIBRARY_PATH: [folder, environment.LD_LIBRARY_PATH].filter(Boolean).join(":"),
  };
}

/** Asks in a process of its own: a Vulkan loader that failed once stays failed for the life of its process. */
function dawnFindsAdapter(environment: NodeJS.ProcessEnv): boolean {
  const dawn = pathToFileURL(createRequire(import.meta.url).resolve("webgpu")).href;
  const program = `import { create } from ${JSON.stringify(dawn)};
    const gpu = (globalThis.gpu = create([]));
    process.exit((await gpu.requestAdapter()) ? 0 : 1);`;
  const result = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    env: environment,
    stdio: "ignore",
    timeout: 30_000,
  });
  return result.status === 0;
}

/**
 * Starts this program once more when the driver's variables must be set first, and ends this process with the other's
 * exit code; returns when nothing is to be done.
 */
export async function restartWithDriver(): Promise<void> {
  const variables = driverEnvironment();
  if (variables.LD_LIBRARY_PATH === undefined) return;
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    env: { ...process.env, ...variables },
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status) => resolve(status ?? 1));
  });
  process.exit(code);
}
