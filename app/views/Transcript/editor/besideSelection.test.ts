import { expect, test } from "vitest";
import { besideSelection } from "./besideSelection";

const room = { top: 80, bottom: 500 };
const above = { height: 44, side: "above" } as const;
const below = { height: 44, side: "below" } as const;

test("the bar stands on the side that is asked for", () => {
  expect(besideSelection({ top: 300, bottom: 332 }, room, above)).toBe(248);
  expect(besideSelection({ top: 300, bottom: 332 }, room, below)).toBe(340);
});

test("where that side has no room, on the other", () => {
  expect(besideSelection({ top: 100, bottom: 132 }, room, above)).toBe(140);
  expect(besideSelection({ top: 440, bottom: 472 }, room, below)).toBe(388);
});

test("where neither has, over the words", () => {
  expect(besideSelection({ top: 20, bottom: 900 }, room, above)).toBe(80);
  expect(besideSelection({ top: 20, bottom: 900 }, room, below)).toBe(456);
});

test("words out of sight leave it at the edge beyond which they are", () => {
  expect(besideSelection({ top: 700, bottom: 732 }, room, below)).toBe(456);
  expect(besideSelection({ top: 700, bottom: 732 }, room, above)).toBe(456);
  expect(besideSelection({ top: -90, bottom: -58 }, room, above)).toBe(80);
});

test("in a window that is too low for both the bar covers what is above, and never the desk", () => {
  expect(besideSelection({ top: 40, bottom: 60 }, { top: 30, bottom: 60 }, above)).toBe(16);
});
