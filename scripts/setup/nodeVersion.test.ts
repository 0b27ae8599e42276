import { expect, test } from "vitest";
import { oldNode } from "./nodeVersion";

test.each(["20.19.0", "20.20.1", "22.0.0", "100.1.0"])("Node %s is new enough", (version) => {
  expect(oldNode(version)).toBeUndefined();
});

test.each(["18.20.4", "20.18.9", "9.99.0"])("Node %s is too old", (version) => {
  expect(oldNode(version)).toBe(`Node is ${version}, expected 20.19.0 or newer.`);
});
