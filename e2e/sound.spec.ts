import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { dropFiles, speech, type TestFile } from "./files";
import { test, words } from "./test";

// The decoder's program is answered for by the tests themselves.
test.use({ serviceWorkers: "block" });

const bytes = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
const file = (name: string, buffer: Buffer): TestFile => ({ name, mimeType: "", buffer });

/** The sample clip as Opus with 60 bytes of rubbish in its middle. */
function damaged(): TestFile {
  const buffer = bytes("audio/jfk.opus");
  return file("damaged.opus", buffer.fill(255, buffer.length >> 1, (buffer.length >> 1) + 60));
}

/** A short file of the decoder's own tests with letters in it replaced by as many others. */
function rewritten(name: string, from: string, ...pairs: readonly (readonly [string, string])[]): TestFile {
  const latin1 = bytes(`../scripts/audio/testing/audio/${from}`).toString("latin1");
  const text = pairs.reduce((all, [old, other]) => all.replace(old, other), latin1);
  return file(name, Buffer.from(text, "latin1"));
}

/** The type of a WebM track, audio, and one that is none. */
const noAudio = ["\x83\x81\x02", "\x83\x81\x11"] as const;

const text = (page: Page) => page.getByRole("region", { name: "Transcript" });

/** Opens a text from the library, where it is listed once nothing waits any longer. */
async function open(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("list", { name: "Transcripts" }).getByRole("link", { name }).click();
}

test("damaged, of two tracks, late, without sound or not readable: heard, or told in one sentence", async ({
  page,
  openPage,
}) => {
  await openPage();
  await dropFiles(page, [
    damaged(),
    file("tracks.mkv", bytes("audio/tracks.mkv")),
    file("late.mkv", bytes("audio/late.mkv")),
    rewritten("film.webm", "gap.webm", noAudio),
    // Its codec's own description says AAC.
    rewritten("ac4.m4a", "chirp.m4a", ["mp4a", "ac-4"], ["esds", "free"]),
  ]);
  const note = page.getByRole("region", { name: "About this page" }).getByRole("alert");
  await expect(note).toContainText("There is no sound in “film.webm”.");
  await expect(note).toContainText("The sound of “ac4.m4a” is in AC-4, which Sotto cannot read.");

  await open(page, "damaged.opus");
  await expect(page.getByText(/^0:0\d to 0:0\d could not be read\.$/)).toBeVisible();
  await expect(text(page)).toContainText("fellow Americans");
  await expect(text(page)).toContainText("your country");

  await open(page, "late.mkv");
  await expect(text(page).getByRole("button", { name: "Play from 5 seconds" })).toBeVisible();

  await open(page, "tracks.mkv");
  await expect(page.getByText("This is audio track 2 of 2.")).toBeVisible();
  await expect(text(page)).toContainText("fellow Americans");
  await page.getByRole("button", { name: "Hear track 1" }).click();
  await expect(page.getByText("This is audio track 1 of 2.")).toBeVisible();
});

test("a file whose decoder never ends is named, the next one is done, and a stop does not wait for it", async ({
  page,
  openPage,
}) => {
  await page.route("**/decoder.worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${hangAt})("endless");\n${await response.text()}` });
  });
  await openPage();
  await dropFiles(page, [file("endless.opus", bytes("audio/jfk.opus")), speech()]);
  await expect(page.getByRole("alert")).toContainText("Reading “endless.opus” came to a standstill and was ended.");
  await open(page, "jfk.mp3");
  await expect(text(page)).toContainText(words);

  await dropFiles(page, [file("endless too.opus", bytes("audio/jfk.opus"))]);
  // The text that is read stays; the way to the file is told.
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.getByRole("button", { name: "Stop here" }).first().click();
  await expect(page.getByText("No text yet.").first()).toBeVisible({ timeout: 5000 });
});

/** Lets a worker stand still for good, without work for the machine, once it is told of a file whose name has this in it. */
function hangAt(name: string): void {
  addEventListener("message", ({ data }) => {
    if (JSON.stringify(data).includes(name)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
}
