import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = import.meta.dirname;
const sheets = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".css") && file !== "tokens.css",
);

test("there are style sheets to look at", () => {
  expect(sheets.length).toBeGreaterThan(5);
});

test.each(sheets)("%s takes colours and type sizes from the tokens only", (file) => {
  const css = readFileSync(join(root, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  expect(css.match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|lch|color)a?\(/gi)).toBeNull();
  expect(css.match(/\bfont(?:-size)?:[^;]*\b\d+px/g)).toBeNull();
});
