import { expect, test } from "vitest";
import { browserName } from "./browserName";

test("brands name the browser, and those that are made up do not", () => {
  const chromium = { brand: "Chromium", version: "147" };
  const madeUp = { brand: "Not(A:Brand", version: "8" };
  expect(browserName([madeUp, chromium, { brand: "Google Chrome", version: "147" }], "")).toBe("Google Chrome 147");
  expect(browserName([chromium, madeUp], "")).toBe("Chromium 147");
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140"],
  ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15", "Safari 18.4"],
  ["Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36", "Chromium 147"],
])("without brands the user agent does: %s", (userAgent, name) => {
  expect(browserName([], userAgent)).toBe(name);
});

test("what nobody knows is shown as it is, but for no length", () => {
  expect(browserName([], "x".repeat(500))).toHaveLength(80);
});
