import { fileOpen } from "browser-fs-access";
import type { NamedBlob } from "./namedBlob";

/** What the browser's dialog is asked for. */
export interface FileQuestion {
  /** What is looked for, in the user's language; some browsers show it. */
  readonly description: string;
  readonly howMany: "one" | "several";
}

/** Asks for transcripts that another program wrote; none where the user closes the dialog. Has to follow a press. */
export function chooseTranscripts(description: string): Promise<readonly NamedBlob[]> {
  const mimeTypes = ["text/vtt", "application/x-subrip", "application/json"];
  return chosen(() => fileOpen({ description, mimeTypes, extensions: [".srt", ".vtt", ".json"], multiple: true }));
}

/**
 * Asks for audio or video with the browser's file dialog; none where the user closes it. Has to follow a press. Files come
 * with handles where the browser has them, so that they can be read again after a reload.
 */
export function chooseFiles({ description, howMany }: FileQuestion): Promise<readonly NamedBlob[]> {
  const isMany = howMany === "several";
  const extensions = isMany ? [".zip"] : [];
  return chosen(() => fileOpen({ description, mimeTypes: ["audio/*", "video/*"], extensions, multiple: isMany }));
}

async function chosen(ask: () => Promise<NamedBlob | readonly NamedBlob[]>): Promise<readonly NamedBlob[]> {
  try {
    return [await ask()].flat();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return [];
    throw error;
  }
}
