import { expect } from "@playwright/test";
import { dropFiles, speech } from "./files";
import { test, words } from "./test";

test.use({ device: "auto", serviceWorkers: "block" });

/**
 * Put before the engine's script: the software adapter passes for a graphics card, and its device goes away when it is
 * given the first window of audio to encode, 3000 frames of 80 numbers.
 */
const failingCard = `
  const card = { vendor: "test", architecture: "card", description: "", isFallbackAdapter: false };
  Object.defineProperty(GPUDevice.prototype, "adapterInfo", { get: () => card });
  const writeBuffer = GPUQueue.prototype.writeBuffer;
  const devices = new Map();
  const queueOf = Object.getOwnPropertyDescriptor(GPUDevice.prototype, "queue").get;
  Object.defineProperty(GPUDevice.prototype, "queue", {
    get() {
      const queue = queueOf.call(this);
      devices.set(queue, this);
      return queue;
    },
  });
  GPUQueue.prototype.writeBuffer = function (...args) {
    writeBuffer.apply(this, args);
    if (args[2].byteLength === 3000 * 80 * 4) devices.get(this).destroy();
  };
`;

test("a graphics card that is lost within a file is replaced by the processor, and the text is whole", {
  tag: "@alone",
}, async ({ page, openPage }) => {
  await page.route("**/engine.worker-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${failingCard}\n${await response.text()}` });
  });
  await page.addInitScript(() => {
    // Figures of an earlier visit, by which the card is the faster one.
    const key = `0.1.0 · test card · f32 · ${navigator.hardwareConcurrency > 2 ? Math.min(8, navigator.hardwareConcurrency - 1) : navigator.hardwareConcurrency} threads, relaxed SIMD · i16`;
    localStorage.setItem("sotto.device", JSON.stringify({ preference: "auto", figures: { key, webgpu: 1, cpu: 100 } }));
  });
  await openPage();
  await expect(page.getByRole("button", { name: "tiny.en · WebGPU" })).toBeVisible();
  await dropFiles(page, [speech()]);
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText(words);
  await expect(
    page.getByText(/The graphics card dropped out and the processor took over\. Nothing was lost/),
  ).toBeVisible();
  await page.getByRole("button", { name: "tiny.en · Processor" }).click();
  const popover = page.getByRole("dialog", { name: "This device" });
  await expect(popover).toContainText("The processor computes, because the graphics card failed");
});
