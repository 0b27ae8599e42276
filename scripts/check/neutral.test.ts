import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../setup/root";

/** Where the engine opens back ends and chooses among them, and the room's door. */
const aboutBackEnds = /^(whisper\/)?device\/|^index\.ts$/;

const files = readdirSync(join(projectRoot(), "engine"), { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("testing"),
);

test("no file of the engine outside its device folders mentions a back end", () => {
  const mentions = files
    .filter((file) => !aboutBackEnds.test(file))
    .filter((file) =>
      /web-?gpu|wasm|web-?assembly|\bgpu|\bcpu\b/i.test(readFileSync(join(projectRoot(), "engine", file), "utf8")),
    );
  expect(mentions).toEqual([]);
});

test("the check would find one", () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.some((file) => file.startsWith("device/"))).toBe(true);
});
