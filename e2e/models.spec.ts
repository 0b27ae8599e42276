import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, expect, type Page } from "@playwright/test";
import { type BadHost, type Conduct, startBadHost } from "./badHost";
import { shots } from "./looks";
import { test as base, ready } from "./test";

/** A real model in five chunks, of random weights. */
const file = readFileSync(
  fileURLToPath(new URL("../engine/testing/goldens/micro-v3/ggml-micro-v3.bin", import.meta.url)),
);
const chunkBytes = 4 << 20;

const test = base.extend<{ readonly host: BadHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is used from here
  host: async ({}, use) => {
    const host = await startBadHost(file);
    await use(host);
    host.close();
  },
});
/** The same in a browser that stores on a disk: one without counts nothing against its quota. */
const testOnDisk = test.extend({
  context: async ({ launchOptions, baseURL }, use) => {
    const context = await chromium.launchPersistentContext("", { ...launchOptions, ...(baseURL ? { baseURL } : {}) });
    await use(context);
    await context.close();
  },
});
test.use({ otherHosts: ["127.0.0.1"], network: "broken" });

const row = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function showModels(page: Page): Promise<void> {
  await page.getByRole("button", { name: /· (?:WebGPU|Processor)/ }).click();
  await page.getByRole("dialog", { name: "This device" }).getByRole("button", { name: "Show models" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Models" })).toBeVisible();
}

/** Puts the host's file on the shelf under a name. */
async function addModel(page: Page, name: string, address: string): Promise<void> {
  await page.getByLabel("Or its address on the web").fill(address);
  await button(page, "Add").click();
  await expect(row(page, name)).toContainText("from 127.0.0.1");
}

/** Opens the models and puts the host's file on the shelf as "micro". */
async function addMicro(page: Page, host: BadHost, ...conducts: readonly Conduct[]): Promise<void> {
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
  await addModel(page, "micro", host.address("ggml-micro.bin", ...conducts));
  expect(host.requests).toEqual([]);
}

async function storeMicro(page: Page, host: BadHost): Promise<void> {
  await addMicro(page, host, "good");
  await button(page, "Download micro").click();
  await expect(button(page, "Use micro")).toBeVisible();
}

async function chooseModel(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await button(page, "Open model file").click();
  await (await chooser).setFiles([{ name, mimeType: "application/octet-stream", buffer }]);
}

/** The model is stored, and the engine can load it. */
async function expectUsable(page: Page, name = "micro"): Promise<void> {
  await button(page, `Use ${name}`).click();
  await expect(page.getByRole("button", { name: new RegExp(`^${name} · (?:WebGPU|Processor)$`) })).toBeVisible();
}

/** Bytes of what is stored of a model, chunk by chunk. */
function storedChunks(page: Page, model: string): Promise<readonly number[]> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open("sotto");
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const chunks = await new Promise<readonly { readonly bytes: Uint8Array }[]>((resolve) => {
      const all = IDBKeyRange.bound([name, 0], [name, Number.POSITIVE_INFINITY]);
      const request = database.transaction("chunks").objectStore("chunks").getAll(all);
      request.onsuccess = () => resolve(request.result);
    });
    database.close();
    return chunks.map(({ bytes }) => bytes.length);
  }, model);
}

/** Damages one stored chunk and deletes another. */
function damage(page: Page, model: string, damaged: number, gone: number): Promise<void> {
  return page.evaluate(
    async ([name, damaged, gone]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const open = indexedDB.open("sotto");
        open.onsuccess = () => resolve(open.result);
      });
      const transaction = database.transaction("chunks", "readwrite");
      const chunks = transaction.objectStore("chunks");
      chunks.put({ name, index: damaged, bytes: new Uint8Array(100) });
      chunks.delete([name, gone]);
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      database.close();
    },
    [model, damaged, gone] as const,
  );
}

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
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
  const whole = Math.floor(file.length / chunkBytes);
  const sizes = [...Array.from({ length: whole }, () => chunkBytes), file.length % chunkBytes];
  for (const conducts of manners) {
    await test.step(conducts.join(", then "), async () => {
      const name = conducts.join("-");
      await addModel(page, name, host.address(`ggml-${name}.bin`, ...conducts));
      await button(page, `Download ${name}`).click();
      await expectUsable(page, name);
      expect(await storedChunks(page, name)).toEqual(sizes);
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
  expect(await storedChunks(page, "micro")).toEqual([]);
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
  expect(await storedChunks(page, "tiny-q5_1")).toEqual([]);
});

test("a download is paused, goes on after the page was closed where it was, and is cancelled", async ({
  page,
  openPage,
  host,
}) => {
  await openPage();
  await addMicro(page, host, "slow", "slow", "good");
  await button(page, "Download micro").click();
  await expect(row(page, "micro").getByRole("progressbar")).toBeVisible();
  await expect.poll(async () => (await storedChunks(page, "micro")).length).toBeGreaterThan(0);
  await page.screenshot({ path: `${shots}/models-downloading.png` });
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
  expect(await storedChunks(page, "micro")).toEqual([]);
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
    await expect(row(page, "micro")).toContainText("This browser has no room left for micro.");
    await page.screenshot({ path: `${shots}/models-full.png` });
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

test("what is damaged or gone of a stored model is fetched again, and nothing else", async ({
  page,
  openPage,
  host,
}) => {
  await openPage();
  await storeMicro(page, host);
  await damage(page, "micro", 1, 3);
  await expectUsable(page);
  const ranges = host.requests.slice(1).map(({ range }) => range);
  expect(ranges.sort()).toEqual([1, 3].map((i) => `bytes=${i * chunkBytes}-${(i + 1) * chunkBytes - 1}`).sort());
  expect(await storedChunks(page, "micro")).toHaveLength(5);
});

test("the page's own model is stored at the first visit, healed at the second, and comes again when it was cleared", async ({
  page,
  openPage,
  context,
}) => {
  const asked: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("tiny.en-q5_1.bin")) asked.push(request.headers().range ?? "all");
  });
  const reopen = async () => {
    asked.length = 0;
    await page.reload();
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
  };
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await expect.poll(() => storedChunks(page, "tiny.en-q5_1")).toHaveLength(8);
  await reopen();
  expect(asked).toEqual([]);

  await damage(page, "tiny.en-q5_1", 2, 5);
  await reopen();
  expect(asked.sort()).toEqual([2, 5].map((i) => `bytes=${i * chunkBytes}-${(i + 1) * chunkBytes - 1}`).sort());
  expect(await storedChunks(page, "tiny.en-q5_1")).toHaveLength(8);

  const session = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await reopen();
  expect(asked).toEqual(["all"]);
  await expect.poll(() => storedChunks(page, "tiny.en-q5_1")).toHaveLength(8);
});

test("a model that the browser has cleared between two visits is named, until that is put away", async ({
  page,
  openPage,
  host,
  context,
}) => {
  await openPage();
  await storeMicro(page, host);
  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await page.reload();
  const note = page.getByText("The browser cleared models that were stored here: micro.");
  await expect(note).toBeVisible();
  await page.screenshot({ path: `${shots}/models-cleared.png` });
  await button(page, "Dismiss").click();
  await expect(note).toHaveCount(0);
  await page.reload();
  await expect(button(page, "Use base")).toBeVisible();
  await expect(note).toHaveCount(0);
});

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

test("a database of the first version keeps its models", async ({ page, openPage, host }) => {
  await page.goto("/icon.svg");
  await page.evaluate(
    async ([address, size]) => {
      const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
      const open = indexedDB.open("sotto", 1);
      open.onupgradeneeded = () => {
        open.result.createObjectStore("models", { keyPath: "name" });
        open.result.createObjectStore("chunks", { keyPath: ["name", "index"] });
      };
      await new Promise((resolve) => open.addEventListener("success", resolve));
      const hashes: string[] = [];
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) {
        const chunk = bytes.slice(at, at + size);
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", chunk));
        hashes.push([...hash].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
        chunks.push(chunk);
      }
      const transaction = open.result.transaction(["models", "chunks"], "readwrite");
      chunks.forEach((chunk, index) => {
        transaction.objectStore("chunks").put({ name: "micro", index, bytes: chunk });
      });
      const part = { chunks: hashes, loaded: bytes.length, total: bytes.length, validator: undefined };
      const about = { name: "micro", origin: "own", url: undefined, languages: ["en", "de"] };
      transaction.objectStore("models").put({ ...about, state: "stored", isRemoved: false, part });
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      open.result.close();
    },
    [host.address("a.bin", "good"), chunkBytes] as const,
  );
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
  await expectUsable(page);
});

test("where the browser refuses storage, models live in memory", async ({ page, openPage }) => {
  await page.route("**/models.worker*.js", async (route) => {
    const refusing = 'indexedDB.open = () => { throw new DOMException("Refused", "SecurityError"); };\n';
    const response = await route.fetch();
    await route.fulfill({ response, body: refusing + (await response.text()) });
  });
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
  await expect(page.getByText("models live as long as this tab")).toBeVisible();
  await chooseModel(page, "ggml-micro.bin", file);
  await expectUsable(page);
});

test("a file of the user's is a model, or is refused with a sentence", async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
  await chooseModel(page, "cut off.bin", file.subarray(0, file.length - 9));
  await expect(page.getByText("“cut off.bin” is cut off: the end of the model is missing.")).toBeVisible();
  await chooseModel(page, "ggml-micro.bin", file);
  await expectUsable(page);
});
