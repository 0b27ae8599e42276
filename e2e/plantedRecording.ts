import type { Page } from "@playwright/test";

interface Planted {
  /** Code of what is spoken. */
  readonly language: string;
  readonly lines: readonly string[];
  /** Seconds that each line lasts: 2 unless told. */
  readonly each?: number;
}

/** Puts a finished recording of silence among the browser's files, as an earlier visit would have left it. */
export async function plantRecording(page: Page, { language, lines, each = 2 }: Planted): Promise<void> {
  const segments = lines.map((text, id) => {
    const span = { start: each * id, end: each * id + each, seek: 0 };
    const figures = { temperature: 0, avgLogprob: -0.2, compressionRatio: 1, noSpeechProb: 0 };
    return { track: 0, segment: { id, text: ` ${text}`, tokens: [], ...span, ...figures } };
  });
  const meta = { startedAt: Date.UTC(2026, 0, 5, 12), tracks: ["Me"], model: "base-q5_1", language, state: "done" };
  const files = {
    "meta.json": JSON.stringify({ id: "planted", ...meta }),
    "text.jsonl": segments.map((line) => `\n${JSON.stringify(line)}`).join(""),
  };
  const bytes = each * lines.length * 32_000;
  await page.evaluate(
    async ({ named, bytes }) => {
      const root = await navigator.storage.getDirectory();
      const recordings = await root.getDirectoryHandle("recordings", { create: true });
      const folder = await recordings.getDirectoryHandle("planted", { create: true });
      for (const [name, text] of Object.entries(named)) {
        const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await writable.write(text);
        await writable.close();
      }
      const sound = await (await folder.getFileHandle("track-0.pcm", { create: true })).createWritable();
      await sound.truncate(bytes);
      await sound.close();
    },
    { named: files, bytes },
  );
}
