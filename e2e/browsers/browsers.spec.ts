import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { type StaticHost, startStaticHost } from "../staticHost";
import { call, type Driver, until } from "./driver";
import { startFirefox, withGraphics } from "./firefox";
import { findFirefox, findWebKit } from "./programs";
import { startWebKit } from "./webKit";

const [firefox, webKit] = [findFirefox(), findWebKit()];
const browsers = [
  { name: "Firefox", start: firefox && (() => startFirefox(firefox)), packages: "firefox-esr" },
  { name: "WebKitGTK", start: webKit && (() => startWebKit(webKit)), packages: "webkit2gtk-driver and xvfb" },
] as const;

const bytesOf = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)));

for (const { name, start, packages } of browsers) {
  if (!start) {
    test(`${name}: NOT PROVED HERE, install ${packages}`, () => {
      console.log(`      ${name} is not installed (${packages}): the page is not proved in it here.`);
    });
    continue;
  }
  test(`${name}: files, a recording, an export, a reload, and no network`, async () => {
    test.setTimeout(600_000);
    const host = await startStaticHost();
    const driver = await start();
    try {
      await visit(driver, host);
    } finally {
      await driver.close();
      host.close();
    }
  });
}

if (firefox)
  test("Firefox: the sample on a graphics card, whose answers do not wait for its timer", async () => {
    test.setTimeout(600_000);
    const host = await startStaticHost();
    const driver = await startFirefox(firefox, withGraphics);
    try {
      await driver.open(`${host.url}?device=webgpu`);
      if (!(await call(driver, hasAdapter))) {
        console.log("      Firefox has no graphics adapter here, be it software: NOT PROVED HERE.");
        return;
      }
      await press(driver, "Try the 11-second sample");
      await reads(driver, /ask not what your country can do for you[^]*jfk\.mp3 is done/, 300_000);
      await driver.open(`${host.url}?device=webgpu#/bench`);
      await reads(driver, "The graphics card computes, as you asked.");
    } finally {
      await driver.close();
      host.close();
    }
  });

async function visit(driver: Driver, host: StaticHost): Promise<void> {
  const step = <Result>(what: string, act: () => Promise<Result>) => test.step(what, act);
  await step("open", async () => {
    await driver.open(host.url);
    await reads(driver, "Say something.");
    await reads(driver, /tiny\.en · Processor/);
  });
  await step("the sample", async () => {
    await press(driver, "Try the 11-second sample");
    await reads(driver, "Done in");
    await reads(driver, /ask not what your country can do for you/);
  });
  await step("export", async () => {
    await press(driver, "Export");
    expect(await saved(driver, "SRT")).toMatch(/^1\n00:00:00,000 --> 00:00:\d\d,\d{3}\nAnd so my fellow Americans/);
  });
  for (const [file, path] of [
    ["a.mp3", "scripts/corpus/audio/a.mp3"],
    ["a.m4a", "scripts/corpus/audio/a.m4a"],
  ] as const) {
    await step(file, async () => {
      await driver.open(`${host.url}#/`);
      await reads(driver, "Say something.");
      await drop(driver, file, bytesOf(path));
      await reads(driver, "Done in");
      await reads(driver, new RegExp(`${file}[^]*fellow Americans`));
    });
  }
  await step("record", async () => {
    await driver.open(`${host.url}#/`);
    await reads(driver, "Say something.");
    await press(driver, "Record");
    await until("two seconds of sound", () => call(driver, hasRecorded));
    await press(driver, "Stop recording");
    await reads(driver, /day recording, \d\d:\d\d/);
    await until("the recording's player", () => call(driver, hasControl, "Player"));
    expect(await call(driver, () => document.body.textContent)).not.toContain("Something failed");
  });
  await step("reload", async () => {
    await driver.open(`${host.url}#/library`);
    await reads(driver, /a\.m4a/);
    await reads(driver, /a\.mp3/);
    await reads(driver, /day recording/);
  });
  await step("offline", async () => {
    await until("the page is stored", () => call(driver, isStored));
    host.close();
    await driver.open(`${host.url}?again#/`);
    await reads(driver, "Say something.");
    await reads(driver, /tiny\.en · Processor/);
    await press(driver, "Try the 11-second sample");
    await reads(driver, "Done in");
    await reads(driver, /ask not what your country can do for you/);
  });
}

function hasAdapter(): Promise<boolean> {
  return Promise.resolve(navigator.gpu?.requestAdapter()).then((adapter) => Boolean(adapter));
}

/** Waits until the page's text has these words. */
async function reads(driver: Driver, words: string | RegExp, patience?: number): Promise<void> {
  let text = "";
  try {
    await until(
      String(words),
      async () => {
        text = await call(driver, () => document.body?.textContent ?? "");
        return (typeof words === "string" ? text.includes(words) : words.test(text)) || undefined;
      },
      patience,
    );
  } catch (error) {
    throw new Error(`${error}; the page reads:\n${text}`);
  }
}

/** Presses the button of this name once it is there. */
async function press(driver: Driver, name: string): Promise<void> {
  await until(`the button ${name}`, () => call(driver, pressButton, name));
}

function pressButton(name: string): true | undefined {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("button")];
  const found = buttons.find((button) => (button.ariaLabel ?? button.textContent ?? "").trim() === name);
  found?.click();
  return found && true;
}

function hasControl(name: string): true | undefined {
  return document.querySelector(`[aria-label="${name}"]`) ? true : undefined;
}

/** At least two seconds: a busy machine may look past any one of them. */
function hasRecorded(): true | undefined {
  const [minute = 0, second = 0] = (document.querySelector('[role="timer"]')?.textContent ?? "").split(":").map(Number);
  return 60 * minute + second >= 2 || undefined;
}

function isStored(): true | undefined {
  return navigator.serviceWorker.controller?.state === "activated" ? true : undefined;
}

/** What the open export panel saves in a format: the file that the page hands to the browser. */
async function saved(driver: Driver, format: string): Promise<string> {
  await until(`the format ${format}`, () => call(driver, chooseFormat, format));
  await press(driver, `Save as ${format}`);
  return until("the file", () => call(driver, () => window.exported));
}

function chooseFormat(format: string): true | undefined {
  const create = URL.createObjectURL;
  const choice = [...document.querySelectorAll("label")].find((label) => label.textContent?.trim() === format);
  choice?.querySelector("input")?.click();
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) void blob.text().then((text) => Object.assign(window, { exported: text }));
    return create.call(URL, blob);
  };
  return choice && true;
}

/** Drops a file on the page. */
async function drop(driver: Driver, name: string, bytes: Buffer): Promise<void> {
  await call(driver, dropFile, name, bytes.toString("base64"));
}

function dropFile(name: string, base64: string): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
  for (const type of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

declare global {
  /** Lives in the page: what it has handed to the browser to save. */
  var exported: string | undefined;
}
