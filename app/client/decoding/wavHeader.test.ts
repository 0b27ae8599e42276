import { describe, expect, test } from "vitest";
import type { SoundBytes } from "./soundBytes";
import { repairWav } from "./wavHeader";

const samples = Uint8Array.from({ length: 2000 }, (_, index) => (index * 37) % 256);

interface Header {
  readonly magic?: string;
  readonly riffSize?: number;
  readonly dataSize?: number;
  /** Chunks between fmt and data. */
  readonly between?: readonly number[];
}

function ascii(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0));
}

function little(value: number, width = 4): number[] {
  return Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** index) % 256);
}

/** 16 bits, 16 kHz, mono. */
function wav({ magic = "RIFF", riffSize = 2036, dataSize = 2000, between = [] }: Header = {}): number[] {
  const number = (value: number, width = 4) =>
    magic === "RIFX" ? little(value, width).reverse() : little(value, width);
  const format = [
    ...number(16),
    ...[1, 1].flatMap((value) => number(value, 2)),
    ...[16_000, 32_000].flatMap((value) => number(value)),
    ...[2, 16].flatMap((value) => number(value, 2)),
  ];
  const head = [...ascii(magic), ...number(riffSize), ...ascii("WAVEfmt "), ...format, ...between];
  return [...head, ...ascii("data"), ...number(dataSize), ...samples];
}

function bytesOf(content: readonly number[]): SoundBytes {
  const all = Uint8Array.from(content);
  return { name: "a.wav", size: all.length, read: (start, end) => all.subarray(start, end), close: () => {} };
}

/** As FFmpeg reads it: as many bytes as come, then on. */
function readAll(bytes: SoundBytes, step = 300): number[] {
  const all: number[] = [];
  while (all.length < bytes.size) all.push(...bytes.read(all.length, Math.min(all.length + step, bytes.size)));
  return all;
}

test("a sound header, and what is no WAV file, stay as they are", () => {
  for (const content of [wav(), ascii("OggS and more"), [...wav(), ...ascii("LIST"), ...little(4), ...ascii("INFO")]]) {
    const bytes = bytesOf(content);
    expect(repairWav(bytes)).toBe(bytes);
  }
});

describe("all samples are read behind a header that says otherwise", () => {
  const right = wav();
  test.each([
    ["size 0", wav({ dataSize: 0, riffSize: 36 })],
    ["all ones", wav({ dataSize: 0xffffffff, riffSize: 0xffffffff })],
    ["a size of an earlier moment", wav({ dataSize: 500 })],
    ["more than there is", wav({ dataSize: 90_000 })],
    ["a list that claims too much", wav({ between: [...ascii("LIST"), ...little(70_000), ...ascii("INFO")] })],
    ["a list that ends in the samples", wav({ between: [...ascii("LIST"), ...little(301), ...ascii("INFO")] })],
    [
      "RF64 with sizes of 0",
      wav({ magic: "RF64", dataSize: 0xffffffff, between: [...ascii("ds64"), ...little(28), ...Array(28).fill(0)] }),
    ],
  ])("%s", (_, content) => {
    expect(readAll(repairWav(bytesOf(content)))).toEqual(right);
  });

  test("RIFX has its numbers the other way round", () => {
    const swapped = readAll(repairWav(bytesOf(wav({ magic: "RIFX" }))), 301);
    expect(swapped.slice(0, 44)).toEqual(right.slice(0, 44));
    expect(swapped.slice(44, 48)).toEqual([samples[1], samples[0], samples[3], samples[2]]);
    expect(swapped).toHaveLength(2044);
  });

  test("a file behind a file goes on with it", () => {
    const joined = readAll(repairWav(bytesOf([...wav(), ...wav()])));
    expect(joined).toHaveLength(44 + 4000);
    expect(joined.slice(44)).toEqual([...samples, ...samples]);
  });
});
