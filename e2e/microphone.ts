import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { spokenInto, spokenSamples } from "./files";
import { test as base } from "./test";

/** Seconds that the microphone's file lasts; after it comes silence. */
const seconds = 60;

/** What a spec may choose of the microphone. */
interface Hearing {
  /** How many seconds of the sample clip are spoken. */
  readonly spokenSeconds: number;
  /** Files of `audio/` that are spoken one after the other in place of the sample clip. */
  readonly spokenFiles: readonly string[];
  /** What the user answers when the page asks for the microphone. */
  readonly answer: "yes" | "no";
}

/** Playwright's `test` in a browser whose microphone hears the sample clip or another, a second after it was opened. */
export const test = base.extend<object, Hearing>({
  permissions: ["microphone"],
  spokenSeconds: [11, { option: true, scope: "worker" }],
  spokenFiles: [[], { option: true, scope: "worker" }],
  answer: ["yes", { option: true, scope: "worker" }],
  launchOptions: [
    async ({ launchOptions, spokenSeconds, spokenFiles, answer, playwright }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "sotto-microphone-"));
      const file = join(folder, "spoken.wav");
      const decode = async (name: string) => {
        const browser = await playwright.chromium.launch(launchOptions);
        return decoded(browser, name).finally(() => browser.close());
      };
      const samples =
        spokenFiles.length === 0
          ? spokenSamples(spokenSeconds)
          : Buffer.concat(await Promise.all(spokenFiles.map(decode)));
      writeFileSync(file, spokenInto(seconds, samples).buffer);
      const flags = [
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-audio-capture=${file}%noloop`,
        // A browser without windows has nobody to ask, whatever was granted.
        `--use-fake-ui-for-media-stream${answer === "no" ? "=deny" : ""}`,
      ];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...flags] });
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
});

/** A file of `audio/` as 16 kHz samples of 16 bits. */
async function decoded(browser: Browser, name: string): Promise<Buffer> {
  const page = await browser.newPage();
  const file = readFileSync(new URL(`./audio/${name}`, import.meta.url)).toString("base64");
  const samples = await page.evaluate(async (base64) => {
    const { buffer } = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const sound = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(buffer);
    return [...sound.getChannelData(0)].map((one) => Math.round(Math.max(-1, Math.min(1, one)) * 32_767));
  }, file);
  return Buffer.from(Int16Array.from(samples).buffer);
}
