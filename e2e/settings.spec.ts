import { expect, type Page } from "@playwright/test";
import { deviceFiles, leaveRecording } from "./deviceFiles";
import { expectKept } from "./keptSettings";
import { expectGoodLooks, onEveryScreen, takePicture } from "./looks";
import { test } from "./test";
import { filesOfZip } from "./zip";

/** Opens the view by its address, as a bookmark does. */
async function openSettings(page: Page): Promise<void> {
  await page.goto("/#/settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
}

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("the settings on every screen: no sideways scroll, targets to hit, contrast to read", async ({ page }) => {
  await openSettings(page);
  await section(page, "Subtitles").getByLabel("Line length").selectOption("42");
  await onEveryScreen(page, async ({ name }) => {
    await takePicture(page, `settings-${name}-whole`, { fullPage: true });
    await expectGoodLooks(page, `settings-${name}`);
  });
});

test("theme, type and size apply at once, are there after a reload before anything is drawn, and can be reset", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openSettings(page);
  const reading = section(page, "Reading");
  const sample = reading.getByText("The keeper lit the second lamp");
  await expect(sample).toHaveCSS("font-size", "20px");
  await reading.getByRole("radio", { name: "Dark" }).check();
  await reading.getByRole("radio", { name: "Sans", exact: true }).check();
  await reading.getByRole("radio", { name: "30" }).check();
  for (const visit of ["this", "the next"]) {
    if (visit === "the next") {
      await expectKept(page, { version: 2, theme: "dark", typeface: "sans", textSize: 30 });
      await page.reload();
    }
    await expect(page.locator("body"), `${visit} visit`).toHaveCSS("background-color", "rgb(15, 20, 25)");
    await expect(sample).toHaveCSS("font-size", "30px");
    await expect(sample).toHaveCSS("font-family", /^"Instrument Sans/);
  }
  await reading.getByRole("button", { name: "Reset Reading" }).click();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(250, 251, 251)");
  await expect(sample).toHaveCSS("font-size", "20px");
  await expect(sample).toHaveCSS("font-family", /^"Literata/);
});

test("a choice is made by keys: arrows move among the themes", async ({ page }) => {
  await openSettings(page);
  await section(page, "Reading").getByRole("radio", { name: "As the system" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("single letters are no keys once they are switched off, also after a reload", async ({ page }) => {
  await openSettings(page);
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await page.locator("body").press("?");
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await section(page, "Reading").getByRole("switch", { name: "Single letters work as keys" }).uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.locator("body").press("?");
  await expect(help).toBeHidden();
  await expectKept(page, { singleKeys: "off" });
  await page.reload();
  await expect(section(page, "Reading").getByRole("switch", { name: "Single letters work as keys" })).not.toBeChecked();
  await page.locator("body").press("?");
  await expect(help).toBeHidden();
});

test("what version 1 kept is taken over once, and its records go", async ({ page }) => {
  // A picture alone has no icon of its own, and the browser looks for one.
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto("/icon.svg");
  await page.evaluate(() => {
    localStorage.setItem("sotto.device", JSON.stringify({ preference: "cpu" }));
    localStorage.setItem("sotto.options", JSON.stringify({ version: 1, hotwords: "Olafsdottir" }));
    localStorage.setItem("sotto.sound", JSON.stringify({ echoCancellation: false }));
    localStorage.setItem("sotto.single-keys", "off");
  });
  for (const visit of ["first", "next"]) {
    await openSettings(page);
    await expect(section(page, "Device").getByRole("radio", { name: "Processor" }), visit).toBeChecked();
    await expect(section(page, "Language").getByLabel("Names and terms")).toHaveValue("Olafsdottir");
    await expect(section(page, "Microphone").getByRole("switch", { name: "Take out echo" })).not.toBeChecked();
    await expect(
      section(page, "Reading").getByRole("switch", { name: "Single letters work as keys" }),
    ).not.toBeChecked();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("sotto.")))).toEqual([]);
    await page.goto("/icon.svg");
  }
});

test("two tabs each keep what they changed", async ({ page, context }) => {
  await openSettings(page);
  const other = await context.newPage();
  await openSettings(other);
  await section(page, "Reading").getByRole("radio", { name: "24" }).check();
  await expectKept(page, { textSize: 24 });
  await section(other, "Reading").getByRole("radio", { name: "Sans", exact: true }).check();
  await expectKept(other, { textSize: 24, typeface: "sans" });
});

test("subtitles are previewed as the exporter writes them", async ({ page }) => {
  await openSettings(page);
  const subtitles = section(page, "Subtitles");
  const preview = subtitles.getByRole("figure");
  await expect(preview).toContainText("There are two lamps in the tower and only one keeper, who has not slept since");
  await subtitles.getByLabel("Line length").selectOption("32");
  await subtitles.getByLabel("Lines", { exact: true }).selectOption("1");
  await expect(preview).toContainText("There are two lamps in the tower\n");
  const lines = ((await preview.locator("pre").textContent()) ?? "").split("\n");
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(32);
});

test("a mirror is an address; anything else is said to be none", async ({ page }) => {
  await openSettings(page);
  const storage = section(page, "Storage");
  await storage.getByLabel("Mirror of models").fill("javascript:alert(1)");
  await storage.getByRole("button", { name: "Save" }).click();
  await expect(storage).toContainText("This is no address that begins with https:// or http://.");
  await storage.getByLabel("Mirror of models").fill("https://mirror.example/models/");
  await storage.getByRole("button", { name: "Save" }).click();
  await expect(storage).toContainText("Models are fetched from mirror.example.");
  await expectKept(page, { mirror: "https://mirror.example/models" });
  await storage.getByRole("button", { name: "Reset Storage" }).click();
  await expect(storage).toContainText("Models are fetched from their own hosts.");
});

test("everything is exported as one file: transcripts, sound and settings", async ({ page }) => {
  // A browser under test shows no dialog for saving; this one gives a place at once.
  await page.addInitScript(() => {
    const place = async () => (await navigator.storage.getDirectory()).getFileHandle("saved.zip", { create: true });
    Object.assign(globalThis, { showOpenFilePicker: place, showSaveFilePicker: place });
  });
  await openSettings(page);
  const storage = section(page, "Storage");
  const exporting = storage.getByRole("button", { name: "Export everything" });
  await expect(exporting).toBeDisabled();
  await expect(storage).toContainText("There is no transcript yet.");
  const startedAt = new Date(2026, 2, 2, 14, 2).getTime();
  await leaveRecording(page, startedAt);
  await page.reload();
  await exporting.click();
  await expect(storage).toContainText("1 transcript exported");
  const saved = await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("saved.zip");
    return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
  });
  const files = filesOfZip(Buffer.from(saved));
  const [txt, srt, json, wav, settings, ...others] = [...files.keys()];
  expect(others).toEqual([]);
  expect(txt).toMatch(/^2026-03-02 14\.02 Monday recording, 14\.02\.txt$/);
  expect(files.get(txt ?? "")?.toString()).toBe("Two lamps, one keeper.\n");
  expect(files.get(srt ?? "")?.toString()).toContain("00:00:00,000 --> 00:00:01,000");
  expect(JSON.parse(files.get(json ?? "")?.toString() ?? "")).toMatchObject({ text: " Two lamps, one keeper." });
  expect(files.get(wav ?? "")?.toString("latin1", 0, 4)).toBe("RIFF");
  expect(files.get(wav ?? "")).toHaveLength(44 + 32_000);
  expect(settings).toBe("settings.json");
  expect(JSON.parse(files.get("settings.json")?.toString() ?? "")).toMatchObject({ theme: "auto", keepAudio: "on" });
  expect(await deviceFiles(page)).toMatchObject({ "recordings/old/track-0.pcm": 32_000 });
});

test("everything goes after a question, and the page opens as at the first visit", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openSettings(page);
  await section(page, "Reading").getByRole("radio", { name: "Dark" }).check();
  await expectKept(page, { theme: "dark" });
  const storage = section(page, "Storage");
  await storage.getByRole("button", { name: "Delete everything" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete everything that Sotto keeps here?" });
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await storage.getByRole("button", { name: "Delete everything" }).click();
  const opened = page.waitForEvent("load");
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await opened;
  await expect(page.locator("#page")).toBeVisible();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(250, 251, 251)");
});
