import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

/** A file as a test hands it to the page. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const fromRoot = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)));

/** The sample clip: 11 seconds of speech. */
export function speech(): TestFile {
  return { name: "jfk.mp3", mimeType: "audio/mpeg", buffer: fromRoot("public/jfk.mp3") };
}

/** The sample clip several times over with silence behind each, one to a window: text that repeats is decoded by chance. */
export function spacedSpeech(copies: number): TestFile {
  const clip = fromRoot("engine/testing/audio/jfk-16k.wav");
  const samples = clip.subarray(clip.indexOf("data") + 8);
  const spaced = Buffer.concat([samples, Buffer.alloc(30 * 32000 - samples.length)]);
  return wave("many times.wav", Buffer.concat(Array.from({ length: copies }, () => spaced)));
}

/** The sample clip's first seconds, as samples of 16 bits. */
export function spokenSamples(seconds: number): Buffer {
  const clip = fromRoot("engine/testing/audio/jfk-16k.wav");
  return clip.subarray(clip.indexOf("data") + 8).subarray(0, seconds * 32000);
}

/** A second of silence, what is spoken, and silence for the rest: what a microphone hears. */
export function spokenInto(seconds: number, samples: Buffer): TestFile {
  const rest = Math.max(0, seconds * 32000 - 32000 - samples.length);
  return wave("spoken.wav", Buffer.concat([Buffer.alloc(32000), samples, Buffer.alloc(rest)]));
}

export function silence(seconds: number): TestFile {
  return wave("silence.wav", Buffer.alloc(seconds * 32000));
}

/** A WAV file of 16 kHz mono samples of 16 bits. */
function wave(name: string, samples: Buffer): TestFile {
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(16000, 24);
  head.writeUInt32LE(32000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return { name, mimeType: "audio/wav", buffer: Buffer.concat([head, samples]) };
}

/** A file that says it is audio and is not. */
export const unreadable: TestFile = {
  name: "interview-final.aup3",
  mimeType: "",
  buffer: Buffer.from("SQLite format 3\u0000, which holds no sound at all"),
};

/** Drags files over the page and drops them, with the events that a browser sends. */
export async function dropFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  await dragFiles(page, files);
  await page.evaluate(() => document.body.dispatchEvent(dragEvent("drop")));
}

/** Drops what lies on the disk, as a file manager does. */
export async function dropFromDisk(page: Page, files: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devtools.send("Input.dispatchDragEvent", { type, x: 200, y: 200, data });
  }
  await devtools.detach();
}

/** Drags files over the page and leaves them hanging there. */
export async function dragFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  const sent = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  await page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    globalThis.dragEvent = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(dragEvent("dragenter"));
    document.body.dispatchEvent(dragEvent("dragover"));
  }, sent);
}

declare global {
  /** Lives in the page: makes an event that carries the files being dragged. */
  var dragEvent: (type: "dragenter" | "dragover" | "drop") => DragEvent;
}
