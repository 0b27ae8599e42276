import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { findModel as address, row } from "./hostModels";
import { ready, test } from "./test";

const micro = readFileSync(
  fileURLToPath(new URL("../engine/testing/goldens/micro-v3/ggml-micro-v3.bin", import.meta.url)),
);
// Nothing listens at this port of this machine.
const nobody = "http://127.0.0.1:9/ggml-far.bin";
test.use({ otherHosts: ["127.0.0.1"], network: "broken" });

async function addAddress(page: Page, url: string): Promise<void> {
  await address(page).fill(url);
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

/** What fetches models waits a twentieth of its time between attempts from now on; on a host that nobody reaches that is half a minute. */
async function hurry(page: Page): Promise<void> {
  const fetching = page.workers().find((worker) => worker.url().includes("models.worker"));
  await fetching?.evaluate(() => {
    const wait = setTimeout;
    globalThis.setTimeout = ((act: () => void, time = 0) => wait(act, time / 20)) as typeof setTimeout;
  });
}

test.beforeEach(async ({ page, openPage }) => {
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await page.goto("#/models");
});

test("an address that is none stays in its field, and is said why", async ({ page }) => {
  for (const [url, sentence] of [
    ["http://models.example/a.bin", "“http://models.example/a.bin” does not begin with https://"],
    ["not an/address", "“not an/address” is no address on the web"],
    ["https://me:secret@models.example/a.bin", "holds a name or a password"],
  ] as const) {
    await addAddress(page, url);
    await expect(page.getByRole("alert")).toContainText(sentence);
    await expect(address(page)).toHaveValue(url);
    await page.getByRole("button", { name: "Dismiss" }).click();
  }
});

test("a model that is added is brought into sight and says so, and a host that nobody reaches is named", async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 500 });
  await addAddress(page, nobody);
  await expect(row(page, "far")).toContainText("Just added.");
  await expect(row(page, "far")).toBeInViewport();
  await expect(address(page)).toHaveValue("");
  await hurry(page);
  await row(page, "far").getByRole("button", { name: "Download far" }).click();
  await expect(row(page, "far")).toContainText(
    "127.0.0.1:9 cannot be reached, or does not let other pages read its files.",
  );
});

test("a file that is cut off is told from one that is no model", async ({ page }) => {
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open model file" }).click();
    await (await chooser).setFiles([{ name, mimeType: "application/octet-stream", buffer }]);
  };
  await choose("half.bin", micro.subarray(0, micro.length / 2));
  await expect(page.getByRole("alert")).toContainText("“half.bin” is cut off: the end of the model is missing.");
  await choose("words.bin", Buffer.from("GGUF and more"));
  await expect(page.getByRole("alert")).toContainText("“words.bin” is damaged: it is not what its own header says.");
  await choose("page.pt", Buffer.from("<!doctype html>"));
  await expect(page.getByRole("alert")).toContainText("“page.pt” is not a Whisper model that Sotto can read.");
});
