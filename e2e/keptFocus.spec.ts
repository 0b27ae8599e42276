import { expect, type Locator, type Page } from "@playwright/test";
import { dropFiles, silence, spacedSpeech } from "./files";
import { test } from "./microphone";
import { plantRecording } from "./plantedRecording";
import { plantTexts, someTexts } from "./plantedTexts";
import { openPlanted, plantTranscript } from "./plantedTranscript";
import { patient, startRecording, stopKey } from "./recording";
import { ready } from "./test";

/** Places with what is pressed there, and what a press opens is pressed in turn. */
const places = ["#/", "#/library", "#/models", "#/settings", "#/t/file", "#/t/planted?view=captions"];

const said = [
  { text: "There are two lamps in the tower, and only one keeper.", start: 0, speaker: "Marta", unsure: ["lamps"] },
  { text: "He lit the second lamp and wrote down the hour.", start: 9, speaker: "Jon" },
  { text: "Nobody on the pier had a key, so the lamp went out.", start: 26, speaker: "Marta" },
];

/** Opens a place anew, with everything there that an earlier press may have deleted. */
async function open(page: Page, place: string): Promise<void> {
  // No page of Sotto's, so that none hears of what is planted before it is all there.
  await page.goto("/icon.svg");
  await plantTexts(page, someTexts);
  await plantTranscript(page, { id: "file", title: "A file", said, voices: ["Marta", "Jon"] });
  await page.goto(`/${place}`);
  await page.locator("main h1, main h2").first().waitFor();
}

/** Names of what can be pressed in the page, under it and over it; the places above it lead away. */
async function controls(page: Page): Promise<readonly string[]> {
  const named = await page.evaluate(() => {
    const names = [...document.querySelectorAll<HTMLElement>("button, summary")]
      .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.matches(":disabled"))
      .filter((node) => node.closest("header") === null || node.closest("main") !== null)
      .map((node) => {
        node.dataset.named = (node.ariaLabel ?? node.textContent ?? "").trim();
        return node.dataset.named;
      });
    return [...new Set(names)];
  });
  // Of buttons that do the same to many things, one is enough.
  const verb = (name: string) => name.split(/\s/)[0];
  return named.filter((name, at) => named.findIndex((one) => verb(one) === verb(name)) === at);
}

/** Presses a control by its key; says whether it could have the focus. */
async function press(page: Page, name: string): Promise<boolean> {
  const hasFocus = await page.evaluate((wanted) => {
    const nodes = [...document.querySelectorAll<HTMLElement>("[data-named]")];
    const node = nodes.find(({ dataset }) => dataset.named === wanted);
    node?.focus();
    return node !== undefined && node === document.activeElement;
  }, name);
  if (hasFocus) await page.keyboard.press("Enter");
  return hasFocus;
}

/** Somebody has the focus, a moment after whatever was pressed. */
async function expectFocus(page: Page, pressed: string): Promise<void> {
  // What is on its way may take it yet.
  await page.waitForTimeout(250);
  await expect.poll(() => focusOf(page), { message: pressed, timeout: 2000 }).not.toBe("nobody");
}

function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement, body } = document;
    return activeElement === null || activeElement === body ? "nobody" : activeElement.tagName;
  });
}

// Whoever has more models is asked for them, and does not answer.
test.use({ otherHosts: ["huggingface.co"], network: "broken" });
test.beforeEach(async ({ page }) => {
  page.on("dialog", (dialog) => void dialog.accept());
  await page.route("https://huggingface.co/**", (route) => route.abort());
});

for (const place of places) {
  test(`no control of ${place} that is pressed by its key leaves the focus with nobody`, async ({ page, openPage }) => {
    test.setTimeout(300_000);
    await openPage();
    await plantRecording(page, { language: "en", lines: ["One line here.", "And one more line."], each: 6 });
    await open(page, place);
    const first = await controls(page);
    expect(first.length).toBeGreaterThan(2);
    const seen = new Set(first);
    for (const name of first) {
      await open(page, place);
      await controls(page);
      if (!(await press(page, name))) continue;
      await expectFocus(page, name);
      const opened = new URL(page.url()).hash === place ? await controls(page) : [];
      for (const inner of opened.filter((one) => !seen.has(one) && !/^Delete (everything|all)/.test(one))) {
        seen.add(inner);
        await open(page, place);
        await controls(page);
        await press(page, name);
        await page.waitForTimeout(200);
        await controls(page);
        if (await press(page, inner)) await expectFocus(page, `${name}, then ${inner}`);
      }
    }
  });
}

/** Presses a button that goes by that. */
async function pressAway(page: Page, button: Locator): Promise<void> {
  const handle = await button.elementHandle();
  await button.focus();
  await page.keyboard.press("Enter");
  await handle?.waitForElementState("hidden");
  await expectFocus(page, "a button that goes");
}

test("a note that is dismissed gives the focus to the next, and the last one to what had it before", async ({
  page,
  openPage,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  const options = page.getByRole("button", { name: "Options" });
  await dropFiles(page, [{ name: "notes.pdf", mimeType: "application/pdf", buffer: Buffer.from("no sound") }]);
  await page.context().setOffline(true);
  const dismiss = page.getByRole("button", { name: "Dismiss" });
  await expect(dismiss).toHaveCount(2);
  await options.focus();
  await pressAway(page, dismiss.first());
  await expect(dismiss).toBeFocused();
  await pressAway(page, dismiss);
  await expect(options).toBeFocused();
});

test("a file that is taken out of the queue gives the focus to what had it before", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await dropFiles(page, [spacedSpeech(6), silence(3), silence(2)]);
  await page.goto("/#/library");
  await page.getByRole("button", { name: "Pause all" }).press("Enter");
  const goOn = page.getByRole("button", { name: "Go on" });
  await goOn.focus();
  await pressAway(page, page.getByRole("button", { name: "Remove silence.wav" }).first());
  await expect(goOn).toBeFocused();
});

test("the offer after a correction gives the focus to what else it has, then back to the text", async ({ page }) => {
  await openPlanted(page, {
    title: "keepers.mp3",
    said: [
      { text: "The Sotho keeper writes.", start: 0, unsure: ["Sotho"] },
      { text: "Nobody reads the Sotho log.", start: 9 },
    ],
  });
  await page.keyboard.press("F8");
  await expect(page.getByRole("textbox", { name: /^Paragraph from/ })).toBeFocused();
  await page.keyboard.type("Sotto");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  const edited = page.locator("[data-paragraph] p").first();
  await expect(edited).toBeFocused();
  await pressAway(page, page.getByRole("button", { name: "Replace all" }));
  const add = page.getByRole("button", { name: "Add “Sotto” to names and terms" });
  await expect(add).toBeFocused();
  await pressAway(page, add);
  const dismiss = page.getByRole("button", { name: "Dismiss" });
  await expect(dismiss).toBeFocused();
  await pressAway(page, dismiss);
  await expect(edited).toBeFocused();
});

test("a recording that is stopped by its key keeps the focus until its text can be copied", async ({
  page,
  openPage,
}) => {
  await startRecording(page, openPage);
  await expect(page.locator("main ol p").first()).toHaveText(/\w/, patient);
  const lost = page.evaluate(async () => {
    let times = 0;
    const until = performance.now() + 20_000;
    while (document.querySelector("[data-key=stop], [data-key=finishing]") && performance.now() < until) {
      if (document.activeElement === document.body) times++;
      await new Promise(requestAnimationFrame);
    }
    return times;
  });
  await stopKey(page).press("Enter");
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  await expect(page.locator('main [data-command="copy"]')).toBeFocused();
  expect(await lost).toBe(0);
});
