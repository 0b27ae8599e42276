import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../setup/root";
import { enoughToKnow, inputKind } from "./inputKind";
import { wavHeader } from "./wavHeader";

const root = projectRoot();
const wav = new Uint8Array(readFileSync(join(root, "engine", "testing", "audio", "jfk-16k.wav")));
const first = (path: string) => new Uint8Array(readFileSync(join(root, path))).subarray(0, enoughToKnow);
const raw = { kind: "samples", format: { rate: 16000, channels: 1 }, offset: 0 };

test("samples of speech, silence and loud tones are heard as they come", () => {
  const tone = Int16Array.from({ length: 2048 }, (_, i) => 32767 * Math.sin(i / 3));
  const clipped = Int16Array.from({ length: 2048 }, (_, i) => (Math.sin(i / 9) > 0 ? 32767 : -32768));
  for (const bytes of [wav.subarray(78, 4174), wav.subarray(60_000, 64_096), new Uint8Array(4096)])
    expect(inputKind(bytes)).toEqual(raw);
  for (const { buffer } of [tone, clipped]) expect(inputKind(new Uint8Array(buffer))).toEqual(raw);
  // A sample of 0xFFFB looks like the beginning of an MP3 frame.
  expect(inputKind(Uint8Array.of(0xff, 0xfb, 0x90, 0, ...wav.subarray(60_000, 62_000)))).toEqual(raw);
});

test("a WAV header without a length is a recorder's, whose samples come", () => {
  expect(wavHeader(wav)).toMatchObject({ rate: 16000, channels: 1, offset: 78 });
  for (const size of [0, 0x7fffffb7, 0x80000000, 0xffffffff]) {
    const endless = wav.slice(0, 4096);
    new DataView(endless.buffer).setUint32(74, size, true);
    expect(inputKind(endless)).toMatchObject({ kind: "samples", offset: 78, format: { rate: 16000, channels: 1 } });
  }
});

test("sound files are told by their first bytes", () => {
  for (const bytes of [
    wav.subarray(0, 4096),
    first("public/jfk.mp3"),
    first("engine/testing/audio/lj-LJ001-0002.flac"),
    Buffer.from("OggS\0\x02"),
    Buffer.from("\0\0\0 ftypM4A "),
  ])
    expect(inputKind(new Uint8Array(bytes))).toEqual({ kind: "file" });
});

test("everything else is refused", () => {
  for (const bytes of [
    first("README.md"),
    first("public/icons/192.png"),
    new Uint8Array(randomBytes(4096)),
    new Uint8Array(Buffer.from("Привет, мир. ".repeat(200))),
    new Uint8Array(Buffer.from("PK\x03\x04 and more")),
  ])
    expect(inputKind(bytes)).toEqual({ kind: "other" });
});
