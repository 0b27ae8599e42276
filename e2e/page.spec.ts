import { expect } from "@playwright/test";
import { dragFiles, unreadable } from "./files";
import { expectGoodLooks, onEveryScreen, takePicture } from "./looks";
import { ready, test } from "./test";

test("the first page on every screen: no sideways scroll, targets to hit, contrast to read", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await onEveryScreen(page, ({ name }) => expectGoodLooks(page, `first-${name}`));
});

test("the whole page is a target while files hang over it, and says no to what cannot hold sound", async ({
  page,
  openPage,
}) => {
  await openPage();
  await dragFiles(page, [unreadable, { ...unreadable, name: "b.mp3", mimeType: "audio/mpeg" }]);
  await expect(page.getByText("Drop to transcribe.")).toBeVisible();
  await expect(page.getByText("2 files. They stay on this machine.")).toBeVisible();
  await takePicture(page, "drop");
  await page.evaluate(() => document.body.dispatchEvent(new DragEvent("dragleave", { bubbles: true })));
  await expect(page.getByText("Drop to transcribe.")).toBeHidden();
  await dragFiles(page, [{ ...unreadable, name: "cat.png", mimeType: "image/png" }]);
  await expect(page.getByText("These are not audio or video.")).toBeVisible();
});

test("everything on the first page is reached by keyboard, with a ring, and works from there", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const reached: string[] = [];
  for (let i = 0; i < 13; i++) {
    await page.keyboard.press("Tab");
    const focus = page.locator(":focus");
    reached.push((await focus.getAttribute("aria-label")) ?? (await focus.textContent()) ?? "");
  }
  expect(reached).toEqual([
    "Skip to the page",
    "Sotto, to the first page",
    "Record",
    "Library",
    "Models",
    "Settings",
    expect.stringMatching(/^tiny\.en · (?:WebGPU|Processor)$/),
    "Open audio or video",
    "Try the 11-second sample",
    "Other languages, 57\u00a0MB",
    "Record",
    "Microphone",
    "Model",
  ]);

  await page.getByRole("button", { name: ready }).focus();
  expect(await page.locator(":focus").evaluate((node) => getComputedStyle(node).boxShadow)).not.toBe("none");
  await page.keyboard.press("Enter");
  const popover = page.getByRole("dialog", { name: "This device" });
  await expect(popover).toContainText("None. There is no server.");
  await page.keyboard.press("Escape");
  await expect(popover).toBeHidden();

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toContainText("Open files");
  await help.getByLabel("Single letters work as keys").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(help).toBeHidden();

  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  await (await chooser).setFiles([unreadable]);
  await expect(page.getByRole("alert")).toContainText(
    "“interview-final.aup3” holds no sound that this browser can read.",
  );
  await expect(page.getByRole("button", { name: "Choose another file" })).toBeVisible();
});

test("other languages: the size is said before, the model is fetched when chosen, 99 languages have names", async ({
  page,
  openPage,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  page.context().on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  expect(fetched.some((path) => path.includes("base"))).toBe(false);
  await page.getByRole("button", { name: "Other languages, 57\u00a0MB" }).click();
  const language = page.getByRole("combobox", { name: "Spoken language" });
  await expect(language).toBeFocused();
  const entries = await language.locator("option").allTextContents();
  expect([entries.length, entries[0]]).toEqual([1 + 99, "Detect"]);
  await expect(language).toHaveValue("");
  await language.selectOption({ label: "German" });
  await expect(page.getByRole("button", { name: /base · (?:WebGPU|Processor)/ })).toBeVisible();
  expect(fetched.some((path) => path.includes("base"))).toBe(true);
});
