import { chromium, expect, type Page } from "@playwright/test";
import type { Conduct } from "./badHost";
import {
  addMicro,
  addModel,
  button,
  chunkBytes,
  expectUsable,
  file,
  openModels,
  row,
  showModels,
  storedChunks,
  test,
} from "./hostModels";
import { takePicture } from "./looks";
import { ready } from "./test";

/** The same in a browser that stores on a disk: one without counts nothing against its quota. */
const testOnDisk = test.extend({
  context: async ({ launchOptions, baseURL }, use) => {
    const context = await chromium.launchPersistentContext("", { ...launchOptions, ...(baseURL ? { baseURL } : {}) });
    await use(context);
    await context.close();
  },
});
test.use({ otherHosts: ["127.0.0.1"], network: "broken" });

const manners: readonly (readonly Conduct[])[] = [
  ["redirect"],
  ["drop", "redirect"],
  ["drop", "unsatisfied", "good"],
  ["drop", "changed"],
  ["drop", "strict"],
  ["busy", "compressed"],
  ["lengthless"],
  ["slow"],
];
test("models come from hosts that drop, redirect, refuse, change, compress and dawdle", async ({
  page,
  openPage,
  host,
}) => {
  await openModels(page, openPage);
  const whole = Math.floor(file.length / chunkBytes);
  const sizes = [...Array.from({ length: whole }, () => chunkBytes), file.length % chunkBytes];
  for (const conducts of manners) {
    await test.step(conducts.join(", then "), async () => {
      const name = conducts.join("-");
      await addModel(page, name, host.address(`ggml-${name}.bin`, ...conducts));
      await button(page, `Download ${name}`).click();
      await expectUsable(page, name);
      await expect.poll(() => storedChunks(page, name)).toEqual(sizes);
    });
  }
});

test("the privacy page lists what was fetched from a host", async ({ page, openPage, host }) => {
  await openPage();
  await addMicro(page, host, "good");
  await button(page, "Download micro").click();
  await expectUsable(page);
  await page.evaluate(() => {
    location.hash = "#/privacy";
  });
  const { host: asked } = new URL(host.address("ggml-micro.bin"));
  const line = page.getByRole("table", { name: "Asked of the network" }).getByRole("row").filter({ hasText: asked });
  await expect(line).toContainText("1");
  await expect(page.getByText(/^All of them fetched parts of this page/)).toHaveCount(0);
});

test("a host that has no such file leaves a sentence and nothing to use", async ({ page, openPage, host }) => {
  await openPage();
  await addMicro(page, host, "missing");
  await button(page, "Download micro").click();
  const { host: asked } = new URL(host.address("ggml-micro.bin"));
  await expect(row(page, "micro")).toContainText(`${asked} does not give the file: it answered 404.`);
  await expect(button(page, "Use micro")).toHaveCount(0);
});

/** The browser gives this origin so many bytes; undefined: what it usually does. */
async function setQuota(page: Page, quotaSize: number | undefined): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(test.info().project.use.baseURL ?? "").origin;
  await session.send("Storage.overrideQuotaForOrigin", { origin, ...(quotaSize === undefined ? {} : { quotaSize }) });
}

test("a body without end is ended where its beginning is no model's, and nothing of it stays", async ({
  page,
  openPage,
  host,
}) => {
  await openPage();
  await addMicro(page, host, "endless");
  await button(page, "Download micro").click();
  await expect(row(page, "micro")).toContainText("“micro” is not a Whisper model that Sotto can read.");
  await expect(button(page, "Use micro")).toHaveCount(0);
  await expect.poll(() => storedChunks(page, "micro")).toEqual([]);
  await button(page, "Remove micro").click();
  await expect(button(page, "Download micro")).toBeVisible();
});

test("a model of the catalogue is asked of the mirror, and wrong bytes are not used", async ({
  page,
  openPage,
  host,
}) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await page.goto("/#/settings");
  const storage = page.getByRole("region", { name: "Storage" });
  await storage.getByLabel("Mirror of models").fill(host.address("", "good"));
  await storage.getByRole("button", { name: "Save" }).click();
  await showModels(page);
  await expect(row(page, "tiny")).toContainText("from 127.0.0.1");
  await button(page, "Download tiny").click();
  await expect(row(page, "tiny")).toContainText("What arrived of tiny was damaged, and none of it is used.");
  expect(host.requests.map(({ path }) => path)).toEqual([
    "/good/ggerganov/whisper.cpp/resolve/main/ggml-tiny-q5_1.bin",
  ]);
  await expect.poll(() => storedChunks(page, "tiny-q5_1")).toEqual([]);
});

test("a download is paused, goes on after the page was closed where it was, and is cancelled", async ({
  page,
  openPage,
  host,
}) => {
  await openPage();
  await addMicro(page, host, "slower", "slower", "good");
  await button(page, "Download micro").click();
  await expect(row(page, "micro").getByRole("progressbar")).toBeVisible();
  await expect.poll(async () => (await storedChunks(page, "micro")).length).toBeGreaterThan(0);
  await takePicture(page, "models-downloading");
  await button(page, "Pause micro").click();
  await expect(row(page, "micro")).toContainText("The rest resumes from there.");
  await page.reload();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
  await expect(row(page, "micro")).toContainText("The rest resumes from there.");
  await button(page, "Resume micro").click();
  await expect.poll(() => host.requests.length).toBe(2);
  const from = Number(/^bytes=(\d+)-$/.exec(host.requests[1]?.range ?? "")?.[1]);
  expect(from).toBeGreaterThan(chunkBytes - 1);
  await button(page, "Cancel micro").click();
  await expect(button(page, "Download micro")).toBeVisible();
  await expect.poll(() => storedChunks(page, "micro")).toEqual([]);
  await button(page, "Download micro").click();
  await expectUsable(page);
});

testOnDisk(
  "a model that does not fit says so, keeps what has come, and comes when there is room",
  async ({ page, openPage, host }) => {
    await setQuota(page, 43e6);
    await openPage();
    await addMicro(page, host, "good");
    await expect.poll(() => storedChunks(page, "tiny.en-q5_1")).toHaveLength(8);
    await button(page, "Download micro").click();
    // As the browser tells how much room there is before or not.
    await expect(row(page, "micro")).toContainText(
      /This browser has no room left for micro\.|micro needs 17\sMB and this browser has \d+\sMB left for Sotto\./,
    );
    await takePicture(page, "models-full");
    await setQuota(page, undefined);
    await button(page, "Free up space").click();
    // The browser goes on for a while with the room that it knew of.
    await expect(async () => {
      // The time before may have done it, later than was waited for.
      if (await button(page, "Resume micro").isVisible()) await button(page, "Resume micro").click({ timeout: 2000 });
      await expect(button(page, "Use micro")).toBeVisible({ timeout: 2000 });
    }).toPass();
    expect(host.requests.length).toBeGreaterThan(1);
    await expectUsable(page);
  },
);

test("two tabs download one model once, and one goes on when the other is closed", async ({
  page,
  openPage,
  host,
  context,
}) => {
  await openPage();
  await addMicro(page, host, "stuck", "good");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("button", { name: ready })).toBeVisible();
  await showModels(other);
  await button(page, "Download micro").click();
  await expect(row(other, "micro")).toContainText("Another tab is downloading it");
  await expect.poll(async () => (await storedChunks(other, "micro")).length).toBeGreaterThan(0);
  expect(host.requests).toHaveLength(1);
  await page.close();
  await expectUsable(other);
  expect(host.requests).toHaveLength(2);
  expect(host.requests[1]?.range).toMatch(/^bytes=\d{7,}-$/);
});
