import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { driverEnvironment } from "./vulkan";

/** The driver that Dawn names in a process with these variables. */
function adapterWith(variables: Record<string, string>): string {
  const dawn = createRequire(import.meta.url).resolve("webgpu");
  const program = `import { create } from ${JSON.stringify(dawn)};
    const gpu = (globalThis.gpu = create([]));
    const adapter = await gpu.requestAdapter();
    process.stdout.write(adapter ? adapter.info.description : "none");
    process.exit();`;
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...variables };
  return spawnSync(process.execPath, ["--input-type=module", "-e", program], { env, encoding: "utf8" }).stdout;
}

test("a machine without a driver gets SwiftShader", () => {
  const without = { VK_ICD_FILENAMES: "/nowhere.json" };
  expect(adapterWith(without)).toBe("none");
  const variables = driverEnvironment(without);
  expect(variables.SOTTO_DRIVER).toBe("swiftshader");
  expect(adapterWith(variables)).toMatch(/^SwiftShader/);
});

test("SwiftShader can be asked for", () => {
  expect(adapterWith(driverEnvironment({ SOTTO_ADAPTER: "swiftshader" }))).toMatch(/^SwiftShader/);
});

test("a driver that works is left alone, and a decision is not taken twice", () => {
  const swiftShader = driverEnvironment({ SOTTO_ADAPTER: "swiftshader" });
  const { SOTTO_DRIVER: _, VK_DRIVER_FILES: __, ...working } = swiftShader;
  expect(driverEnvironment({ PATH: process.env.PATH, ...working })).toEqual({ SOTTO_DRIVER: "system" });
  expect(driverEnvironment(swiftShader)).toEqual({});
  expect(driverEnvironment({ VK_DRIVER_FILES: "/nowhere.json" })).toEqual({ SOTTO_DRIVER: "system" });
});
