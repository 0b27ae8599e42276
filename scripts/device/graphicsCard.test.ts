import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../setup/testFolders";
import { mayHaveGraphicsCard } from "./graphicsCard";

test("a Linux machine has a graphics card where it has a device node for one", () => {
  const dev = newFolder();
  expect(mayHaveGraphicsCard("linux", dev)).toBe(false);
  mkdirSync(join(dev, "dri"));
  writeFileSync(join(dev, "dri", "card0"), "");
  expect(mayHaveGraphicsCard("linux", dev)).toBe(false);
  writeFileSync(join(dev, "dri", "renderD128"), "");
  expect(mayHaveGraphicsCard("linux", dev)).toBe(true);
});

test("an NVIDIA card in a container has no render node, and other systems are always asked", () => {
  const dev = newFolder();
  writeFileSync(join(dev, "nvidia0"), "");
  expect(mayHaveGraphicsCard("linux", dev)).toBe(true);
  expect(mayHaveGraphicsCard("darwin", "/nowhere")).toBe(true);
});
