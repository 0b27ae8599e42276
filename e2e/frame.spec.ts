import { expect, type Page } from "@playwright/test";
import { sidewaysScroll, takePicture } from "./looks";
import { test } from "./microphone";
import { patient, startRecording, stopKey, title } from "./recording";
import { ready } from "./test";

const places = [
  { name: "Record", heading: "Say something.", hash: "#/", key: "r", title: /^Sotto: speech to text/ },
  { name: "Library", heading: "Library", hash: "#/library", key: "l", title: "Library · Sotto" },
  { name: "Models", heading: "Models", hash: "#/models", key: "m", title: "Models · Sotto" },
  { name: "Settings", heading: "Settings", hash: "#/settings", key: "s", title: "Settings · Sotto" },
] as const;
type Place = (typeof places)[number];

const nav = (page: Page) => page.getByRole("navigation", { name: "Places" });
const headline = (page: Page) => page.getByRole("heading", { level: 1 });
const hashOf = (page: Page) => new URL(page.url()).hash;

/** The place is shown, in the title and the address too, and is the only current one. */
async function expectPlace(page: Page, place: Place): Promise<void> {
  await expect(headline(page)).toHaveText(place.heading);
  await expect(page).toHaveTitle(place.title);
  await expect(nav(page).locator("[aria-current]")).toHaveText([place.name]);
  expect(hashOf(page)).toBe(place.hash);
}

test("each place by its link, back and forward again, the focus in the page", async ({ page }) => {
  await page.goto("/?device=cpu");
  await expect(headline(page)).toHaveText("Say something.");
  for (const place of [...places.slice(1), places[0]]) {
    await nav(page).getByRole("link", { name: place.name, exact: true }).click();
    await expectPlace(page, place);
    await expect(page.locator("#page")).toBeFocused();
  }
  for (const place of places.toReversed()) {
    await page.goBack();
    if (place.name !== "Record") await expectPlace(page, place);
  }
  await expect(headline(page)).toHaveText("Say something.");
  await page.goForward();
  await expectPlace(page, places[1]);
  expect(new URL(page.url()).search).toBe("?device=cpu");
});

test("an address opens its place, one that leads nowhere opens Record", async ({ page }) => {
  for (const place of places) {
    await page.goto("about:blank");
    await page.goto(`/${place.hash}`);
    await expectPlace(page, place);
  }
  for (const hash of ["#/nowhere", "#page", "#/t/%E0%A4%A"]) {
    await page.goto("about:blank");
    await page.goto(`/${hash}`);
    await expectPlace(page, places[0]);
  }
});

test("G and a letter go to a place, unless single letters are off; the help lists them in groups", async ({ page }) => {
  await page.goto("/");
  await expect(headline(page)).toHaveText("Say something.");
  for (const place of [...places.slice(1), places[0]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(place.key);
    await expectPlace(page, place);
  }
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  for (const name of ["Recording", "Playing", "Text", "Places", "Page"]) {
    await expect(help.getByRole("heading", { name, exact: true })).toBeVisible();
  }
  await expect(help.getByRole("region", { name: "Places" })).toContainText("GMGo to Models");
  await help.getByLabel("Single letters work as keys").uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expectPlace(page, places[0]);
});

test("an empty library says what it is for and how to begin", async ({ page }) => {
  await page.goto("/#/library");
  await expect(page.getByText("Transcripts are kept here, on this device, until you delete them.")).toBeVisible();
  await page.getByRole("button", { name: "Record or open a file" }).click();
  await expectPlace(page, places[0]);
});

test("on a phone the places are tabs at the bottom, under the desk", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  await expect(nav(page)).toHaveCount(1);
  const tabs = nav(page).getByRole("link");
  await expect(tabs).toHaveText(["Record", "Library", "Models", "Settings"]);
  for (const place of [...places.slice(1), places[0]]) {
    await nav(page).getByRole("link", { name: place.name }).click();
    await expectPlace(page, place);
    const box = await nav(page).boundingBox();
    expect(box && box.y + box.height).toBeCloseTo(740, 0);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  }
  const [desk, bar] = await Promise.all([
    page.getByRole("region", { name: "Record" }).boundingBox(),
    nav(page).boundingBox(),
  ]);
  expect(desk && desk.y + desk.height).toBeCloseTo(bar?.y ?? 0, 0);
  expect((await tabs.first().boundingBox())?.height).toBe(56);
  await takePicture(page, "desk-phone");

  // Where colours are the system's, a line still parts the desk from the page, and its base line is drawn.
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await takePicture(page, "desk-forced-colors");
  const drawn = await page.getByRole("region", { name: "Record" }).evaluate((node) => {
    const base = node.querySelector("[class*=base]") ?? node;
    const ink = getComputedStyle(document.body).color;
    return { line: getComputedStyle(node).borderTopWidth, isDrawn: getComputedStyle(base).backgroundColor === ink };
  });
  expect(drawn).toEqual({ line: "1px", isDrawn: true });
});

test("while recording elsewhere, a small desk has the key, the clock and the level, and leads back", async ({
  page,
  openPage,
}) => {
  await startRecording(page, openPage);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  const address = hashOf(page);
  expect(address).toMatch(/^#\/t\/[0-9a-f-]{36}$/);
  await nav(page).getByRole("link", { name: "Models" }).click();
  const desk = page.getByRole("region", { name: "Recording" });
  await expect(page.getByRole("heading", { level: 1, name: "Models" })).toBeVisible();
  expect((await desk.boundingBox())?.height).toBe(56);
  await expect(desk.getByRole("timer")).toHaveText(/^\d+:\d\d$/);
  await expect(desk.getByRole("meter", { name: "Input level" })).toBeAttached();
  await expect(stopKey(page)).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  // A thumb finds the recording and nothing else.
  await expect(nav(page)).toHaveCount(0);
  expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  await desk.getByRole("timer").click({ force: true });
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  expect(hashOf(page)).toBe(address);
  await page.goBack();
  await stopKey(page).click();
  await expect(stopKey(page)).toHaveCount(0);
  await expect(nav(page)).toHaveCount(1, patient);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/${address}`);
  await page.reload();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  expect(hashOf(page)).toBe(address);
});

test("the privacy page lists every request, all of this origin, those of workers too", async ({ page }) => {
  await page.goto("/");
  const status = page.getByRole("button", { name: ready });
  await status.click();
  await page.getByRole("link", { name: "What is asked of the network" }).click();
  await expect(headline(page)).toHaveText("Nothing is sent.");
  await expect(page.getByRole("dialog", { name: "This device" })).toBeHidden();
  expect(hashOf(page)).toBe("#/privacy");
  const table = page.getByRole("table", { name: "Asked of the network" });
  const { host } = new URL(page.url());
  await expect(table.getByRole("rowheader")).toHaveText([`${host}, where this page comes from`]);
  await expect(page.getByText(/^All of them fetched parts of this page/)).toBeVisible();
  const figures = await table.getByRole("cell").allTextContents();
  // The model alone, which a worker fetched, has 31 MB.
  expect(Number.parseFloat(figures[1] ?? "")).toBeGreaterThanOrEqual(31);
  expect(figures[1]).toMatch(/\sMB$/);
  const before = Number(figures[0]);
  expect(before).toBeGreaterThan(5);
  // More than the page itself may still fetch for later.
  await page.evaluate(() => Promise.all(Array.from({ length: 50 }, (_, n) => fetch(`./models/manifest.json?${n}`))));
  const requests = () => table.getByRole("cell").first().textContent().then(Number);
  await expect.poll(requests).toBeGreaterThanOrEqual(before + 50);
});

test("the privacy page says who would be asked for a model, and what is stored", async ({ page }) => {
  await page.goto("/#/privacy");
  const stored = page.getByRole("region", { name: "On this device" });
  await expect(stored).toContainText("Models");
  await expect(page.getByRole("region", { name: "Only if you ask" })).toBeVisible();
});
