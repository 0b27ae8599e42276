import type { Page } from "@playwright/test";

/** Files in the browser's own storage of the page's origin, but for the one that holds room for texts: their sizes by "folder/name". */
export function deviceFiles(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async () => {
    const files: Record<string, number> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === "directory") {
          await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`);
          continue;
        }
        // One may go while it is looked at.
        const file = await (handle as FileSystemFileHandle).getFile().catch(() => undefined);
        if (file) files[`${path}${name}`] = file.size;
      }
    };
    await walk(await navigator.storage.getDirectory(), "");
    delete files["reserve.bin"];
    return files;
  });
}

/** A recording of an earlier visit, as that visit left it: a second of silence and a sentence. */
export async function leaveRecording(page: Page, startedAt: number): Promise<void> {
  const segment = { id: 0, seek: 0, start: 0, end: 1, text: " Two lamps, one keeper.", tokens: [], temperature: 0 };
  const figures = { avgLogprob: 0, compressionRatio: 1, noSpeechProb: 0 };
  const files = {
    "meta.json": JSON.stringify({ id: "old", startedAt, tracks: ["Me"], language: "en", state: "done" }),
    "text.jsonl": `\n${JSON.stringify({ track: 0, segment: { ...segment, ...figures } })}`,
    "track-0.pcm": "\0".repeat(32_000),
  };
  await page.evaluate(async (contents) => {
    const root = await navigator.storage.getDirectory();
    const recordings = await root.getDirectoryHandle("recordings", { create: true });
    const folder = await recordings.getDirectoryHandle("old", { create: true });
    for (const [name, content] of Object.entries(contents)) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(content);
      await writable.close();
    }
  }, files);
}
