import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { axeViolations, shots } from "./looks";
import { patient, startRecording, stopKey } from "./recording";
import { test } from "./test";

/** President Kennedy and a reader of LJ Speech, in turns: 5.4, 5.1, 5.6 and 5.7 seconds. */
const talk = readFileSync(new URL("./audio/two.opus", import.meta.url)).toString("base64");

const margin = async (page: Page) =>
  (await page.locator("[data-paragraph] > div").allInnerTexts()).map((text) => /Speaker \d/.exec(text)?.[0]);

/** Has the microphone hear two people talk. */
async function talkInto(page: Page): Promise<void> {
  await page.addInitScript((encoded) => {
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext();
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const microphone = context.createMediaStreamDestination();
      const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(bytes.buffer) });
      source.connect(microphone);
      source.start();
      return microphone.stream;
    };
  }, talk);
}

test.use({ permissions: ["microphone"] });

test("who speaks stands beside the text while it is recorded, at its end and at the next visit", async ({
  page,
  openPage,
}) => {
  await talkInto(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await startRecording(page, async () => {
    await openPage();
    await page.getByRole("button", { name: /^Options/ }).click();
    await page.getByRole("switch", { name: "Tell speakers apart" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    // Nothing of it is fetched before it is used.
    expect(asked.filter((url) => url.includes("speakers."))).toEqual([]);
  });
  await expect.poll(() => margin(page), patient).toEqual(expect.arrayContaining(["Speaker 1", "Speaker 2"]));
  await expect(stopKey(page)).toBeVisible();
  await page.screenshot({ path: `${shots}/speakers-live.png` });
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("r");
  await expect(page.getByRole("region", { name: "Player" })).toBeVisible(patient);
  // All of the sound is heard once more.
  await expect.poll(() => margin(page), patient).toEqual(["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"]);
  await page.reload();
  await expect.poll(() => margin(page), patient).toEqual(["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"]);
});
