import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";

/** A file as a test hands it to the page. */
export interface TestFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The sample clip, `copies` times over: MP3 frames follow each other without a seam. */
export function speech(copies = 1, name = "jfk.mp3"): TestFile {
  const clip = readFileSync(fileURLToPath(new URL("../public/jfk.mp3", import.meta.url)));
  return { name, mimeType: "audio/mpeg", buffer: Buffer.concat(Array.from({ length: copies }, () => clip)) };
}

/** 16 kHz mono silence as a WAV file. */
export function silence(seconds: number): TestFile {
  const data = Buffer.alloc(seconds * 32000);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(16000, 24);
  head.writeUInt32LE(32000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return { name: "silence.wav", mimeType: "audio/wav", buffer: Buffer.concat([head, data]) };
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
