import { expect, test } from "vitest";
import { importsOf, readSources } from "./sources";

const sources = readSources();
const isTest = (file: string) => file.includes(".test.") || file.includes("/testing/");
const isReference = (file: string) => file.includes(".reference.");
/** What of the engine every model family shares. */
const isShared = (file: string) => file.startsWith("engine/") && !file.startsWith("engine/whisper/") && !isTest(file);
const product = [...sources].filter(([file]) => !isTest(file) && !isReference(file));

/** Who imports what, where the first is `from` and the second `to`. */
function imports(from: (file: string) => boolean, to: (file: string) => boolean): readonly string[] {
  return product
    .filter(([file]) => from(file))
    .flatMap(([file, text]) => importsOf(file, text, sources).map((found) => `${file} → ${found.file}`))
    .filter((arrow) => to(arrow.split(" → ")[1] ?? ""));
}

test("what every family shares looks into none: one file opens them", () => {
  const opens = (file: string) => isShared(file) && file !== "engine/families.ts";
  expect(imports(opens, (file) => file.startsWith("engine/whisper/"))).toEqual([]);
  expect(imports(isShared, (file) => file.startsWith("engine/whisper/")).length).toBeGreaterThan(2);
});

/** Names of Whisper's numbers, its mel bands and its vocabularies. */
const names = /\b(?:nMels|nAudioCtx|nFrames|nFft|hopLength|chunkLength|80 \| 128|5186[456]|mel|log-mel)\b/;
/** 1500 positions and 3000 frames of a window; on the page they are milliseconds. */
const numbers = /\b(?:1500|3000)\b/;

/** Lines in which files of the product say something that is Whisper's. */
function lines(of: (file: string) => boolean, whispers: RegExp): readonly string[] {
  return (
    product
      .filter(([file]) => of(file))
      .flatMap(([file, text]) =>
        text.split("\n").flatMap((line, i) => (whispers.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
      )
      // The address of the family's own files.
      .filter((line) => !/from "\.\/whisper\//.test(line))
  );
}

test("Whisper's constants stand in its own room", () => {
  expect(lines(isShared, numbers)).toEqual([]);
  expect(lines((file) => isShared(file) || file.startsWith("app/"), names)).toEqual([]);
  expect(lines((file) => file.startsWith("kernels/"), /\b(?:1500|3000|HEAD_WIDTH)\b|headWidth = \d/)).toEqual([]);
  expect(lines((file) => file.startsWith("engine/whisper/"), numbers).length).toBeGreaterThan(0);
  expect(lines((file) => file.startsWith("engine/whisper/"), names).length).toBeGreaterThan(10);
});

test("what only tests hold the product against stays out of it", () => {
  // Measures how far the device is from the reference.
  const measures = (file: string) => file.startsWith("scripts/accuracy/");
  expect(imports((file) => !measures(file), isReference)).toEqual([]);
  expect([...sources.keys()].filter(isReference).length).toBeGreaterThan(20);
});
