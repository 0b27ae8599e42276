import { expect } from "@playwright/test";
import { takePicture } from "./looks";
import { test } from "./microphone";
import { recordKey, stopKey } from "./recording";

test.use({ permissions: [], answer: "no" });

test("a denied microphone is said in one sentence with one action", async ({ page, openPage }) => {
  await openPage();
  await recordKey(page).click();
  const note = page.getByRole("alert");
  await expect(note).toContainText(/microphone/);
  await takePicture(page, "mic-denied");
  await expect(note.getByRole("button")).toHaveCount(1);
  await expect(stopKey(page)).toHaveCount(0);
});
