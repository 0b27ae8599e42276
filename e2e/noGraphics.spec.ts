import { expect } from "@playwright/test";
import { takePicture } from "./looks";
import { test } from "./test";

test.use({ device: "webgpu" });

test("who asks for a graphics card that is not there is told so, and offered the processor", async ({
  page,
  openPage,
}) => {
  await openPage();
  const note = page.getByRole("alert");
  await expect(note).toContainText("graphics");
  await takePicture(page, "no-graphics");
  const action = note.getByRole("button");
  await expect(action).toHaveCount(1);
  await action.click();
  await expect(page.getByRole("button", { name: "tiny.en · Processor" })).toBeVisible();
  await expect(note).toHaveCount(0);
});
