import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spokenInto } from "./files";
import { test as base } from "./test";

/** Seconds that the microphone's file lasts; after it comes silence. */
const seconds = 60;

/** What a spec may choose of the microphone. */
interface Hearing {
  /** How many seconds of the sample clip are spoken. */
  readonly spokenSeconds: number;
  /** What the user answers when the page asks for the microphone. */
  readonly answer: "yes" | "no";
}

/** Playwright's `test` in a browser whose microphone hears the sample clip, a second after it was opened. */
export const test = base.extend<object, Hearing>({
  permissions: ["microphone"],
  spokenSeconds: [11, { option: true, scope: "worker" }],
  answer: ["yes", { option: true, scope: "worker" }],
  launchOptions: [
    async ({ launchOptions, spokenSeconds, answer }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "sotto-microphone-"));
      const file = join(folder, "spoken.wav");
      writeFileSync(file, spokenInto(seconds, spokenSeconds).buffer);
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
