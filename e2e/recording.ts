import { expect, type Page } from "@playwright/test";
import { ready } from "./test";

/** Minutes on a software adapter that shares two cores with other work. */
export const patient = { timeout: 300_000 };

export const recordKey = (page: Page) => page.getByRole("button", { name: "Record", exact: true });
export const stopKey = (page: Page) => page.getByRole("button", { name: "Stop recording" });
export const text = (page: Page) => page.getByRole("region", { name: "Transcript" });
/** Words of the sample clip that are heard alike however fast the device is. */
export const words = "your country can do for you";
export const title = /^\w+day recording, \d\d:\d\d$/;

/** Confirmed text, as the page shows it: without the tail. */
export function confirmed(page: Page): Promise<string> {
  return text(page).evaluate((region) =>
    [...region.querySelectorAll("li p")]
      .map((paragraph) => (paragraph.firstChild?.nodeType === 3 ? paragraph.firstChild.textContent : ""))
      .join(" "),
  );
}

/** Confirmed words alone: where sentences end is heard live otherwise than in a file. */
export async function said(page: Page): Promise<string> {
  return (await confirmed(page)).toLowerCase().replace(/[^a-z ]/g, "");
}

/** Opens the page with the model loaded and begins to record. */
export async function startRecording(page: Page, openPage: () => Promise<void>): Promise<void> {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible(patient);
  await page.keyboard.press("r");
  await expect(stopKey(page)).toBeVisible();
}

/** Waits until so many seconds have been recorded: a busy machine may look past any one of them. */
export async function expectRecorded(page: Page, seconds: number): Promise<void> {
  const timer = page.getByRole("timer");
  const recorded = async () => {
    const [minute = 0, second = 0] = ((await timer.textContent()) ?? "").split(":").map(Number);
    return 60 * minute + second;
  };
  await expect.poll(recorded, patient).toBeGreaterThanOrEqual(seconds);
}
