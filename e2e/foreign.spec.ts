import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { dropFiles } from "./files";
import { takePicture } from "./looks";
import { test } from "./test";

/** The first ten seconds of a German reading. */
const german = {
  name: "de.opus",
  mimeType: "audio/ogg",
  buffer: readFileSync(fileURLToPath(new URL("./audio/de.opus", import.meta.url))),
};

test("speech that the model does not know is noticed by its text, and written down by a model that does", async ({
  page,
  openPage,
}) => {
  await openPage();
  await page.setViewportSize({ width: 360, height: 780 });
  await dropFiles(page, [german]);
  const note = page.getByRole("alert");
  await expect(note).toContainText("This does not sound like English. tiny.en only knows English.");
  await takePicture(page, "not-english");
  const transcribe = page.getByRole("button", { name: "Transcribe with base, 57\u00a0MB" });
  await transcribe.focus();
  await page.keyboard.press("Enter");
  const text = page.getByRole("region", { name: "Transcript" });
  await expect(text).toContainText("Grimmelshausen");
  await expect(page.getByText(/^German, found with \d+\u00a0%$/)).toBeVisible();
  await expect(note).toBeHidden();
});
