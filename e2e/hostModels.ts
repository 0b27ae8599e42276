import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { type BadHost, type Conduct, startBadHost } from "./badHost";
import { test as base, ready } from "./test";

/** A real model in five chunks, of random weights. */
export const file = readFileSync(
  fileURLToPath(new URL("../engine/testing/goldens/micro-v3/ggml-micro-v3.bin", import.meta.url)),
);
export const chunkBytes = 4 << 20;

export const test = base.extend<{ readonly host: BadHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is used from here
  host: async ({}, use) => {
    const host = await startBadHost(file);
    await use(host);
    host.close();
  },
});

export const row = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Opens the view by the popover of the masthead, as from any other place. */
export async function showModels(page: Page): Promise<void> {
  await page.getByRole("button", { name: /· (?:WebGPU|Processor)/ }).click();
  await page.getByRole("dialog", { name: "This device" }).getByRole("button", { name: "Show models" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Models" })).toBeVisible();
}

/** Opens the page and, once its model is loaded, the view. */
export async function openModels(page: Page, openPage: () => Promise<void>): Promise<void> {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
}

/** The field above the list, for words, repositories and addresses. */
export const findModel = (page: Page) => page.getByLabel(/^Find a model/);

/** Puts the host's file on the shelf under a name. */
export async function addModel(page: Page, name: string, address: string): Promise<void> {
  await findModel(page).fill(address);
  await button(page, "Add").click();
  await expect(row(page, name)).toContainText("from 127.0.0.1");
}

/** Opens the models and puts the host's file on the shelf as "micro". */
export async function addMicro(page: Page, host: BadHost, ...conducts: readonly Conduct[]): Promise<void> {
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await showModels(page);
  await addModel(page, "micro", host.address("ggml-micro.bin", ...conducts));
  expect(host.requests).toEqual([]);
}

export async function storeMicro(page: Page, host: BadHost): Promise<void> {
  await addMicro(page, host, "good");
  await button(page, "Download micro").click();
  await expect(button(page, "Use micro")).toBeVisible();
}

export async function chooseModel(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await button(page, "Open model file").click();
  await (await chooser).setFiles([{ name, mimeType: "application/octet-stream", buffer }]);
}

/** The model is stored, and the engine can load it. */
export async function expectUsable(page: Page, name = "micro"): Promise<void> {
  await button(page, `Use ${name}`).click();
  await expect(page.getByRole("button", { name: new RegExp(`^${name} · (?:WebGPU|Processor)$`) })).toBeVisible();
}

/** Bytes of what is stored of a model, chunk by chunk. */
export function storedChunks(page: Page, model: string): Promise<readonly number[]> {
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
