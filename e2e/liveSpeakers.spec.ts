import { expect, type Page } from "@playwright/test";
import { axeViolations, takePicture } from "./looks";
import { test } from "./microphone";
import { expectRecorded, patient, startRecording, stopKey } from "./recording";

// Text, its voices, and all of the sound once more, on a machine that may be busy with other work.
test.setTimeout(900_000);
// President Kennedy and a reader of LJ Speech, in turns of 5.4, 5.1, 5.6 and 5.7 seconds, from about the second second on.
test.use({ spokenFiles: ["two.opus"] });

/** Whose voice the margin says each paragraph is, where it is another than before, and the second at which that begins. */
function voices(page: Page): Promise<readonly { readonly name: string; readonly start: number }[]> {
  return page.locator("[data-paragraph] > div:has(bdi)").evaluateAll((margins) =>
    margins.map((margin) => {
      const [minute = 0, second = 0] = (margin.querySelector("time, [data-stop]")?.textContent ?? "")
        .split(":")
        .map(Number);
      return { name: margin.querySelector("bdi")?.textContent ?? "", start: 60 * minute + second };
    }),
  );
}

const names = async (page: Page) => (await voices(page)).map(({ name }) => name);

test("two voices are told apart and named while they speak, heard once more at the end, and kept", {
  tag: "@alone",
}, async ({ page, openPage }) => {
  await openPage();
  await page.getByRole("button", { name: "Options" }).click();
  await page.getByRole("switch", { name: "Tell speakers apart" }).check();
  await page.keyboard.press("Escape");
  await startRecording(page, openPage);
  // All has been said, with as much silence behind it as the last turn waits for; then a slow device has all the time it needs.
  await expectRecorded(page, 38);
  await page.getByRole("button", { name: "Pause recording" }).click();
  await expect.poll(() => names(page), patient).toEqual(expect.arrayContaining(["Speaker 1", "Speaker 2"]));

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  await takePicture(page, "speakers-live");
  expect(await axeViolations(page)).toEqual([]);

  // By keys one is named, is what it was again, and is named once more.
  const second = page.getByRole("button", { name: "More for Speaker 2" }).first();
  const call = async () => {
    await second.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Name of voice 2" })).toBeFocused();
    await takePicture(page, "speakers-live-named");
    await page.keyboard.type("Ana");
    await page.keyboard.press("Enter");
    await expect.poll(() => names(page)).toContain("Ana");
    expect(await names(page)).not.toContain("Speaker 2");
  };
  await call();
  await page.keyboard.press("Control+z");
  await expect.poll(() => names(page)).toContain("Speaker 2");
  await call();
  const { start } = (await voices(page)).find(({ name }) => name === "Ana")!;

  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  // What was found in the whole of the sound is one step that can be taken back.
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled(patient);
  await expect.poll(async () => new Set(await names(page))).toEqual(new Set(["Ana", "Speaker 1"]));
  const found = await voices(page);
  // A word at a seam may be the other's; in the middle of their turns they are told apart.
  const speaks = (second: number) => found.findLast(({ start }) => start <= second)?.name;
  expect([speaks(14), speaks(20)]).toEqual([speaks(4), speaks(9)]);
  expect(speaks(9)).not.toBe(speaks(4));
  expect(speaks(start + 2)).toBe("Ana");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect.poll(() => voices(page)).toEqual(found);
});
