import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Who reaches others than the page's own origin. */
const calls: Readonly<Record<string, string>> = {
  models: "keepToModelHosts();",
  remote: "keepToOneHost(server.address);",
};

test("every worker keeps to hosts of its own, those alone to more that fetch models or reach the user's server", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const workers = files.filter((file) => file.endsWith(".worker.ts"));
  expect(workers.length).toBeGreaterThan(5);
  for (const file of workers) {
    const [, name = ""] = /(\w+)\.worker\.ts$/.exec(file) ?? [];
    const call = calls[name] ?? "keepToOwnOrigin();";
    expect(readFileSync(`app/${file}`, "utf8"), file).toMatch(new RegExp(`\\n *${call.replace(/[().]/g, "\\$&")}\\n`));
  }
});
