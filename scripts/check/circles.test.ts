import { expect, test } from "vitest";
import { circlesOf, type ImportGraph, wayRound } from "./circles";
import { importsOf, readSources } from "./sources";

const sources = readSources();
const graph: ImportGraph = new Map(
  [...sources].map(([file, text]) => [file, [...new Set(importsOf(file, text, sources).map((found) => found.file))]]),
);

test("no file imports itself by way of others", () => {
  expect(circlesOf(graph).map((circle) => wayRound(graph, circle).join(" → "))).toEqual([]);
});

test("the check reads every room and every kind of import", () => {
  expect(sources.size).toBeGreaterThan(500);
  const imported = (text: string) => importsOf("engine/x.ts", text, sources);
  expect(imported('import type { Segment } from "./transcript/types";')).toEqual([
    { file: "engine/transcript/types.ts", names: ["Segment"] },
  ]);
  expect(imported('export { a as b, type c } from "../kernels/kernel";')[0]?.names).toEqual(["a", "c"]);
  expect(imported('const { run } = await import("./families");')).toEqual([
    { file: "engine/families.ts", names: ["*"] },
  ]);
  expect(imported('import "./index";')).toEqual([{ file: "engine/index.ts", names: [] }]);
});

test("the check finds a circle and its shortest way round", () => {
  const made = new Map([
    ["a", ["b", "d"]],
    ["b", ["c"]],
    ["c", ["d", "a"]],
    ["d", ["c", "e"]],
    ["e", []],
  ]);
  expect(circlesOf(made)).toEqual([["a", "b", "c", "d"]]);
  expect(wayRound(made, ["a", "b", "c", "d"])).toEqual(["a", "b", "c", "a"]);
});
