import { expect, test } from "vitest";
import { databaseTests, deviceTests } from "./deviceTests";

test("a test that leads to a driver, a browser, compiled kernels or the built command line is told from the others", () => {
  const found = deviceTests();
  for (const file of [
    "kernels/matmul/matmul.test.ts",
    "kernels/runtime/startWasm.test.ts",
    "engine/whisper/model/whisper.test.ts",
    "scripts/corpus/corpus.test.ts",
    "scripts/setup/browser.test.ts",
    "scripts/setup/vulkan.test.ts",
    "scripts/transcribe/cli.test.ts",
  ])
    expect(found).toContain(file);
  for (const file of ["engine/whisper/logMel/logMel.test.ts", "scripts/check/circles.test.ts"])
    expect(found).not.toContain(file);
});

test("a test with a database of its own, or whose set-up has one, gets a process of its own", () => {
  const found = databaseTests();
  expect(found).toContain("app/client/storage/database.test.ts");
  expect(found).toContain("app/client/models/twoTabs.test.ts");
  expect(found).not.toContain("app/client/recordings/recorder.test.ts");
});
