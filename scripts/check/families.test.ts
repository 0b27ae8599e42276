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

/** Whisper's numbers and names of them: 1500 positions, 3000 frames of a window, mel bands, the hop of 160 samples. */
const whispers = /\b(?:1500|3000|nMels|nAudioCtx|nFrames|nFft|hopLength|chunkLength|80 \| 128|mel|log-mel)\b/;

test("Whisper's constants stand in its own room", () => {
  const client = (file: string) => file.startsWith("app/client/capture/") || file.startsWith("app/client/recordings/");
  const found = product
    .filter(([file]) => isShared(file) || client(file))
    .flatMap(([file, text]) =>
      text.split("\n").flatMap((line, i) => (whispers.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
    )
    // The address of the family's own files.
    .filter((line) => !/from "\.\/whisper\//.test(line));
  expect(found).toEqual([]);
  expect(whispers.test("const window = new Float32Array(3000 * nMels);")).toBe(true);
});

test("what only tests hold the product against stays out of it", () => {
  // Measures how far the device is from the reference.
  const measures = (file: string) => file.startsWith("scripts/accuracy/");
  expect(imports((file) => !measures(file), isReference)).toEqual([]);
  expect([...sources.keys()].filter(isReference).length).toBeGreaterThan(20);
});
