import { defineConfig } from "vitest/config";
import { compileKernels } from "./scripts/setup/compileKernels";
import { databaseTests, deviceTests } from "./scripts/setup/deviceTests";

// The host's part of the processor's kernels reads their table.
await compileKernels();

const onDevices = [...deviceTests()];
const withDatabase = [...databaseTests()];
const all = "{kernels,engine,app,scripts}/**/*.test.{ts,tsx}";

export default defineConfig({
  test: {
    environment: "node",
    reporters: ["default", "json"],
    outputFile: { json: "test-results/unit.json" },
    pool: "forks",
    maxWorkers: 2,
    globalSetup: "scripts/setup/testFolders.ts",
    // A busy machine may need longer than a second for what comes after a few turns.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "quick",
          include: [all],
          exclude: [...onDevices, ...withDatabase],
          testTimeout: 60_000,
          // A process for each file would take longer to start than most of them to run.
          isolate: false,
          unstubGlobals: true,
        },
      },
      { extends: true, test: { name: "quick, isolated", include: withDatabase, testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: "devices",
          include: onDevices,
          globalSetup: ["scripts/setup/testFolders.ts", "scripts/setup/prepareDevices.ts"],
          // Software adapters take half a second to compile a pipeline and most of a minute to encode a window.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
