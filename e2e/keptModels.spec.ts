import { expect, type Page } from "@playwright/test";
import {
  button,
  chooseModel,
  chunkBytes,
  expectUsable,
  file,
  openModels,
  storedChunks,
  storeMicro,
  test,
} from "./hostModels";
import { takePicture } from "./looks";
import { ready } from "./test";

test.use({ otherHosts: ["127.0.0.1"], network: "broken", serviceWorkers: "allow" });

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
  await expect.poll(() => storedChunks(page, "micro")).toHaveLength(5);
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
  await expect.poll(() => storedChunks(page, "tiny.en-q5_1")).toHaveLength(8);

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
  await takePicture(page, "models-cleared");
  await button(page, "Dismiss").click();
  await expect(note).toHaveCount(0);
  await page.reload();
  await expect(button(page, "Use base")).toBeVisible();
  await expect(note).toHaveCount(0);
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
  await openModels(page, openPage);
  await expectUsable(page);
});

test("where the browser refuses storage, models live in memory", async ({ page, openPage }) => {
  await page.route("**/models.worker*.js", async (route) => {
    const refusing = 'indexedDB.open = () => { throw new DOMException("Refused", "SecurityError"); };\n';
    const response = await route.fetch();
    await route.fulfill({ response, body: refusing + (await response.text()) });
  });
  await openModels(page, openPage);
  await expect(page.getByText("models live as long as this tab")).toBeVisible();
  await chooseModel(page, "ggml-micro.bin", file);
  await expectUsable(page);
});

test("a file of the user's is a model, or is refused with a sentence", async ({ page, openPage }) => {
  await openModels(page, openPage);
  await chooseModel(page, "cut off.bin", file.subarray(0, file.length - 9));
  await expect(page.getByText("“cut off.bin” is cut off: the end of the model is missing.")).toBeVisible();
  await chooseModel(page, "ggml-micro.bin", file);
  await expectUsable(page);
});
