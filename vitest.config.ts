import { defineConfig } from "vitest/config";
import { compileKernels } from "./scripts/setup/compileKernels";
import { driverEnvironment } from "./scripts/setup/vulkan";

// The workers inherit this process's environment when they start, which is when the Vulkan loader reads it.
Object.assign(process.env, driverEnvironment());
await compileKernels();

export default defineConfig({
  test: {
    include: ["{kernels,engine,app,scripts}/**/*.test.{ts,tsx}"],
    environment: "node",
    reporters: ["default", ["json", { outputFile: "test-results/unit.json" }]],
    pool: "forks",
    maxWorkers: 2,
    // Software adapters take half a second to compile a pipeline and most of a minute to encode a window.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
