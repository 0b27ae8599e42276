import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { distilled } from "./distilled";
import { dropFiles, speech } from "./files";
import { chooseModel, expectUsable, showModels } from "./hostModels";
import { onEveryScreen, sidewaysScroll, smallTargets, takePicture, weakText } from "./looks";
import { ready, test } from "./test";

const token = "a-token-of-this-spec-alone";
const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

test.use({ otherHosts: ["127.0.0.1"], network: "broken" });

/** Serves a model as the command line does; resolves with its address. */
async function serveModel(): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const model = path("engine/testing/goldens/micro-v3/ggml-micro-v3.bin");
  const args = ["serve", "--remote", "--model", model, "--device", "cpu", "--port", "0", "--token", token];
  const server = spawn(process.execPath, [path("dist/cli/sotto.mjs"), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(server.stdout)) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return { server, address };
  }
  throw new Error("The server ended before it answered.");
}

async function nameServer(page: Page, address: string): Promise<void> {
  await page.goto("#/settings");
  await page.getByLabel("Address of sotto serve --remote").fill(address);
  await page.getByLabel("Its token").fill(token);
  await page.keyboard.press("Enter");
}

test("a server of the user's writes files, and is named wherever that matters; without it text goes on here and is marked", async ({
  page,
  openPage,
}) => {
  const { server, address } = await serveModel();
  const { host } = new URL(address);
  try {
    await openPage();
    await expect(page.getByRole("button", { name: ready })).toBeVisible();
    await showModels(page);
    await chooseModel(page, "distilled.bin", distilled);
    await expectUsable(page, "distilled");
    await nameServer(page, "http://far.example");
    await expect(page.getByText("This is no address that begins with https://")).toBeVisible();
    await nameServer(page, address);
    const sent = page.getByText(`What is said in files is sent to ${host}, which writes their text.`);
    await expect(sent).toBeVisible();
    await onEveryScreen(page, async ({ name }) => {
      await sent.scrollIntoViewIfNeeded();
      await takePicture(page, `server-${name}`);
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page)).toEqual([]);
      expect(await weakText(page)).toEqual([]);
    });

    // It is there at the next visit too.
    await page.reload();
    await expect(sent).toBeVisible();
    await page.goto("#/");
    await expect(page.getByText(`What is said in files, to ${host}.`)).toBeVisible();
    await dropFiles(page, [speech()]);
    await expect(page.getByText("Done in")).toBeVisible();
    await expect(page.getByText("The server was not reached")).toHaveCount(0);
    // The text names who wrote it.
    await expect(page.getByRole("banner").or(page.getByRole("main")).getByText(host, { exact: true })).toBeVisible();
    await page.goto("#/privacy");
    await expect(page.getByRole("heading", { level: 1, name: `Sent to ${host} alone.` })).toBeVisible();
    await expect(page.getByRole("row", { name: new RegExp(`^${host} \\d\\d+ `) })).toBeVisible();

    server.kill();
    await page.goto("#/");
    await page.reload();
    await expect(page.getByRole("button", { name: /^distilled · / })).toBeVisible();
    await dropFiles(page, [speech()]);
    await expect(
      page.getByText("The server was not reached: from 0:00 on the text is by the model here."),
    ).toBeVisible();
    await page.goto("#/settings");
    await page.getByRole("button", { name: "Send nothing any more" }).click();
    await expect(page.getByText("No server: nothing is sent.")).toBeVisible();
  } finally {
    server.kill();
  }
});
