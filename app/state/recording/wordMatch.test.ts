import { expect, test } from "vitest";
import { isSaid, latelySaid } from "./wordMatch";

const lamps = "Two lamps, one keeper";

test.each([
  ["Two lamps, one keeper."],
  ["two lamps one keeper"],
  ["Hello, hello. TWO LAMPS! One keeper, right?"],
  ["Two lamps, one creeper."],
  ["Two lamps, keeper."],
  ["Two lamps and one keeper."],
])("“%s” is the sentence, or but one word of it is not", (heard) => {
  expect(isSaid(lamps, heard, "en")).toBe(true);
});

test.each([
  [""],
  ["Two"],
  ["Two lambs, one creeper."],
  ["One keeper, two lamps."],
  ["And so, my fellow Americans, ask not what your country can do for you."],
])("“%s” is not", (heard) => {
  expect(isSaid(lamps, heard, "en")).toBe(false);
});

test("accents and the way that they are stored make no difference", () => {
  expect(isSaid("Zwei Lampen, ein Wärter", "zwei lampen ein wa\u0308rter", "de")).toBe(true);
  expect(isSaid("Dos lámparas, un farero", "¿Dos lamparas un farero?", "es")).toBe(true);
  expect(isSaid("Deux lampes, un gardien", "DEUX LAMPES, UN GARDIEN", "fr")).toBe(true);
});

test("Chinese and Japanese are compared by their letters", () => {
  expect(isSaid("海上有月光，山上有火光", "海上有月光 山上有火光。", "zh")).toBe(true);
  expect(isSaid("海上有月光，山上有火光", "海上有月光，山上有货光", "zh")).toBe(true);
  expect(isSaid("海上有月光，山上有火光", "海上生明月", "zh")).toBe(false);
  expect(isSaid("窓の外に海が見えます", "窓の外に、海が見えます。", "ja")).toBe(true);
  expect(isSaid("窓の外に海が見えます", "窓の外に海か見えます", "ja")).toBe(true);
  expect(isSaid("窓の外に海が見えます", "まどのそとにうみがみえます", "ja")).toBe(false);
});

test("of much that was heard the last words are shown", () => {
  expect(latelySaid("Two lamps, one keeper.")).toBe("Two lamps, one keeper.");
  const shown = latelySaid(`First of all, ${"word ".repeat(20)}and an end.`);
  expect(shown).toMatch(/^…word word .* and an end\.$/);
  expect(shown.length).toBeLessThanOrEqual(81);
  expect(latelySaid("海".repeat(100))).toBe(`…${"海".repeat(80)}`);
});
