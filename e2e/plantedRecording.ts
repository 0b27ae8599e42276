import type { Page } from "@playwright/test";

interface Planted {
  /** Code of what is spoken. */
  readonly language: string;
  /** Segments of two seconds each. */
  readonly lines: readonly string[];
}

/** Puts a finished recording of silence among the browser's files, as an earlier visit would have left it. */
export async function plantRecording(page: Page, { language, lines }: Planted): Promise<void> {
  const seconds = 2 * lines.length;
  const segments = lines.map((text, id) => {
    const span = { start: 2 * id, end: 2 * id + 2, seek: 0 };
    const figures = { temperature: 0, avgLogprob: -0.2, compressionRatio: 1, noSpeechProb: 0 };
    return { track: 0, segment: { id, text: ` ${text}`, tokens: [], ...span, ...figures } };
  });
  const meta = { startedAt: Date.UTC(2026, 0, 5, 12), tracks: ["Me"], model: "base-q5_1", language, state: "done" };
  const files = {
    "meta.json": JSON.stringify({ id: "planted", ...meta }),
    "text.jsonl": segments.map((line) => `\n${JSON.stringify(line)}`).join(""),
    "track-0.pcm": "\0".repeat(seconds * 32_000),
  };
  await page.evaluate(async (named) => {
    const root = await navigator.storage.getDirectory();
    const recordings = await root.getDirectoryHandle("recordings", { create: true });
    const folder = await recordings.getDirectoryHandle("planted", { create: true });
    for (const [name, text] of Object.entries(named)) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    }
  }, files);
}
