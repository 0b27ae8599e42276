import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every worker keeps to hosts of its own, the one that fetches models alone to more", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const workers = files.filter((file) => file.endsWith(".worker.ts"));
  expect(workers.length).toBeGreaterThan(5);
  for (const file of workers) {
    const call = file.endsWith("models.worker.ts") ? "keepToModelHosts();" : "keepToOwnOrigin();";
    expect(readFileSync(`app/${file}`, "utf8"), file).toContain(`\n${call}\n`);
  }
});
