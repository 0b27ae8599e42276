import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { takePicture } from "./looks";
import { patient, said, words as spokenWords, stopKey } from "./recording";
import type { StaticHost } from "./staticHost";
import { ready, words } from "./test";
import { complaintsOf, test, visitAgain, visitOnce } from "./visits";

/** The network goes, and the host with it. */
async function pullThePlug(page: Page, host: StaticHost): Promise<void> {
  host.close();
  await page.context().setOffline(true);
}

test("after one visit the page opens without a network, under whatever address it was opened", async ({
  page,
  host,
}) => {
  await visitOnce(page, host);
  await pullThePlug(page, host);
  for (const query of ["", "?device=cpu", "index.html?device=cpu#anything"]) {
    await page.goto(host.url + query);
    await expect(page.getByRole("heading", { name: "Say something." })).toBeVisible();
  }
  // Older browsers forget at a navigation that they were told so.
  await page.context().setOffline(false);
  await page.context().setOffline(true);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => [...document.fonts].filter(({ status }) => status === "error").length)).toBe(0);
  const note = page.getByText("You are offline. Everything on this device keeps working; downloads wait.");
  await expect(note).toBeVisible();
  await takePicture(page, "offline");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(note).toHaveCount(0);
});

test("without a network the sample is transcribed, and so is what is said", async ({ page, host }) => {
  test.setTimeout(600_000);
  await visitOnce(page, host);
  await expect(page.getByText("App and model stored")).toBeVisible();
  await pullThePlug(page, host);
  await page.reload();
  const complaints = complaintsOf(page);
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByText("Done in")).toBeVisible();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
  await page.getByRole("link", { name: "Record", exact: true }).click();
  await page.keyboard.press("r");
  await expect.poll(() => said(page), patient).toContain(spokenWords);
  await stopKey(page).click();
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  expect(complaints).toEqual([]);
});

test("the first page stays whole when the network goes while it is open", async ({ page, host }) => {
  await visitOnce(page, host);
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  await pullThePlug(page, host);
  await page.getByRole("button", { name: "Try the 11-second sample" }).click();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
  // A part of the page that is loaded when it is first wanted.
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("button", { name: /^Save as/ })).toBeVisible();
});

test("letters of other alphabets are stored when first used; parts of files are given without a network", async ({
  page,
  host,
}) => {
  await visitAgain(page, host);
  const loadGreek = () =>
    page.evaluate(async () => (await document.fonts.load("16px 'Literata Variable'", "Ω")).map(({ status }) => status));
  const stored = () =>
    page.evaluate(async () => (await (await caches.open(`sotto.fonts ${location.href}`)).keys()).length);
  expect(await stored()).toBe(0);
  expect(await loadGreek()).toEqual(["loaded"]);
  await expect.poll(stored).toBe(1);
  await pullThePlug(page, host);
  await page.reload();
  expect(await loadGreek()).toEqual(["loaded"]);
  const part = await page.evaluate(async () => {
    const response = await fetch("jfk.mp3", { headers: { Range: "bytes=0-99" } });
    return [response.status, response.headers.get("Content-Range"), (await response.arrayBuffer()).byteLength];
  });
  expect(part).toEqual([206, "bytes 0-99/76447", 100]);
});

test.describe("with another host to ask", () => {
  test.use({ otherHosts: ["127.0.0.1"] });

  test("the worker that hears the sound reaches no other origin", async ({ page, host }) => {
    const asked: string[] = [];
    const other = createServer(({ url = "" }, response) => {
      asked.push(url);
      response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("reached");
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    try {
      await visitAgain(page, host);
      await expect(page.getByRole("button", { name: ready })).toBeVisible();
      const engine = page.workers().find((worker) => worker.url().includes("engine.worker"));
      const reach = (url: string) =>
        engine?.evaluate(
          (target) =>
            fetch(target).then(
              () => "reached",
              () => "refused",
            ),
          url,
        );
      expect(await reach(`${host.url}jfk.mp3`)).toBe("reached");
      expect(await reach(elsewhere)).toBe("refused");
      // The same request is let through where no policy forbids it, so it was the policy that did.
      const free = await page.context().newPage();
      await free.goto(elsewhere);
      expect(await free.evaluate((url) => fetch(`${url}free`).then((r) => r.text()), elsewhere)).toBe("reached");
      expect(asked.filter((path) => path !== "/favicon.ico")).toEqual(["/", "/free"]);
    } finally {
      other.close();
      other.closeAllConnections();
    }
  });
});
