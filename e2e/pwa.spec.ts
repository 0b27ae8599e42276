import { expect, type Page } from "@playwright/test";
import { speech } from "./files";
import { takePicture } from "./looks";
import { expectRecorded, stopKey } from "./recording";
import { ready, words } from "./test";
import { complaintsOf, test, visitAgain, visitOnce } from "./visits";

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly purpose?: string;
  readonly form_factor?: string;
}
interface Manifest {
  readonly name: string;
  readonly id: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[];
}

test("the page can be installed: a manifest without errors, icons of the sizes it states, a worker in control", async ({
  page,
  host,
}) => {
  await visitAgain(page, host);
  const browser = await page.context().newCDPSession(page);
  const { url, errors, data = "" } = await browser.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(url).toBe(`${host.url}manifest.webmanifest`);
  const manifest = JSON.parse(data) as Manifest;
  expect([manifest.name, manifest.display]).toEqual(["Sotto", "standalone"]);
  for (const place of [manifest.id, manifest.start_url, manifest.scope])
    expect(new URL(place, url).href).toBe(host.url);
  expect(manifest.shortcuts.map(({ name }) => name)).toEqual(["Record", "Open a file"]);
  const purposes = manifest.icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`);
  for (const wanted of ["any any", "any 192x192", "any 512x512", "maskable 192x192", "maskable 512x512"])
    expect(purposes).toContain(wanted);
  expect(manifest.screenshots.map(({ form_factor }) => form_factor)).toEqual(["wide", "narrow"]);
  for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots])
    if (sizes !== "any") expect(await sizeOf(page, new URL(src, url).href), src).toBe(sizes);
  const apple = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  expect(await sizeOf(page, new URL(apple ?? "", url).href)).toBe("180x180");
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${host.url}serviceWorker.js`);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

/** Width and height of a picture as the browser reads it. */
async function sizeOf(page: Page, url: string): Promise<string> {
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return `${image.naturalWidth}x${image.naturalHeight}`;
  }, url);
}

test("a voice message that another program shares is transcribed, and leaves nothing behind", async ({
  page,
  host,
}) => {
  await visitOnce(page, host);
  await page.goto("about:blank");
  await page.setContent(
    `<form method="post" enctype="multipart/form-data" action="${host.url}share"><input type="file" name="files" multiple></form>`,
  );
  await page.locator("input").setInputFiles([{ ...speech(), name: "Größe, 100 %.mp3" }]);
  await page.locator("form").evaluate((form: HTMLFormElement) => form.submit());
  await expect(page.getByRole("heading", { name: "Größe, 100 %.mp3" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
  expect(new URL(page.url()).search).toBe("");
  const kept = () =>
    page.evaluate(async (scope) => (await (await caches.open(`sotto.shared ${scope}`)).keys()).length, host.url);
  expect(await kept()).toBe(0);
});

test("a share that is gone says so", async ({ page, host }) => {
  await page.goto(`${host.url}?share=0b0f4b5e-77f3-4a52-9d5c-0c4f5a3d8f11`);
  await expect(page.getByText(/^What was shared did not arrive/)).toBeVisible();
  expect(new URL(page.url()).search).toBe("");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByText(/^What was shared did not arrive/)).toHaveCount(0);
});

test("files that the system opens with Sotto are transcribed; one that has gone is left out", async ({
  page,
  host,
}) => {
  const base64 = speech().buffer.toString("base64");
  await page.addInitScript((data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const files = [
      { getFile: async () => new File([bytes], "memo.mp3", { type: "audio/mpeg" }) },
      { getFile: async () => Promise.reject(new DOMException("gone", "NotFoundError")) },
    ];
    const launchQueue = { setConsumer: (consume: (launch: unknown) => void) => consume({ files }) };
    Object.defineProperty(window, "launchQueue", { value: launchQueue });
  }, base64);
  await page.goto(host.url);
  await expect(page.getByRole("heading", { name: "memo.mp3" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
});

test("the shortcut Record records at once, and a reload does not do it again", async ({ page, host }) => {
  await visitOnce(page, host);
  await page.goto(`${host.url}?action=record`);
  await expect(stopKey(page)).toBeVisible();
  await expectRecorded(page, 2);
  expect(new URL(page.url()).search).toBe("");
  expect(
    await page.evaluate(() => [navigator.mediaSession.metadata?.artist, navigator.mediaSession.playbackState]),
  ).toEqual(["Sotto", "playing"]);
  await expect(page).toHaveTitle(/^● \d+:\d\d/);
  await stopKey(page).click();
  // From now on the system's controls are the player's.
  await expect.poll(() => page.evaluate(() => navigator.mediaSession.playbackState)).toBe("paused");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  // What was recorded, or the first page: the text may have been finished before.
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await expect(stopKey(page)).toHaveCount(0);
});

test("the shortcut Open a file leaves the button under Enter", async ({ page, host }) => {
  // A browser under test may take the navigation for a press of the user's.
  await page.addInitScript(() => Object.defineProperty(navigator, "userActivation", { value: { isActive: false } }));
  await page.goto(`${host.url}?action=open`);
  await expect(page.getByRole("button", { name: "Open audio or video" })).toBeFocused();
  expect(new URL(page.url()).search).toBe("");
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles([speech()]);
  await expect(page.getByRole("heading", { name: "jfk.mp3" })).toBeVisible();
});

test("the icon's badge shows how far the file is, and goes with its end", async ({ page, host }) => {
  await page.addInitScript(() => {
    const badges: (number | string | undefined)[] = [];
    Object.assign(window, { badges });
    Object.assign(navigator, {
      setAppBadge: async (part?: number) => void badges.push(part),
      clearAppBadge: async () => void badges.push("none"),
    });
  });
  await page.goto(host.url);
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  const badges = () => page.evaluate(() => (window as unknown as { badges: (number | string)[] }).badges);
  await expect.poll(async () => (await badges()).at(-1)).toBe("none");
  const parts = (await badges()).filter((badge) => typeof badge === "number");
  expect(parts.length).toBeGreaterThan(0);
  expect(parts.every((part) => part >= 1 && part <= 99)).toBe(true);
});

test("the page offers to be installed with the third transcript, once", async ({ page, host }) => {
  await page.addInitScript(() => {
    addEventListener("load", () => {
      const prompt = async () => {
        Object.assign(window, { wasAsked: true });
        return { outcome: "dismissed" };
      };
      dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }));
    });
  });
  const note = page.getByText("Sotto can live in your dock and open without a network.");
  await page.goto(host.url);
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  for (const earlier of ["first", "second"]) {
    await page.getByRole("button", { name: "Try the 11-second sample" }).click();
    await expect(page.getByText("Done in"), earlier).toBeVisible();
    await expect(note).toHaveCount(0);
    await page.getByRole("link", { name: "Record", exact: true }).click();
  }
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(note).toBeVisible();
  await takePicture(page, "install-note");
  await page.getByRole("button", { name: "Install", exact: true }).click();
  await expect.poll(() => page.evaluate(() => "wasAsked" in window)).toBe(true);
  await expect(note).toHaveCount(0);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.getByRole("link", { name: "Record", exact: true }).click();
  await page.reload();
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  await expect(note).toHaveCount(0);
});

test("opening, reloading and transcribing says nothing in the console", async ({ page, host }) => {
  const complaints = complaintsOf(page);
  await visitAgain(page, host);
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  expect(complaints).toEqual([]);
});
