import { rmSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { findModel } from "../models/findModel";
import { findBrowser } from "../setup/browser";
import type { RaceAudio } from "./audio";
import { buildPage } from "./buildPage";
import { type Measurement, modelNames, type Task } from "./contender";
import type { WorkerName } from "./page/main";
import { routes } from "./routes";
import { fileUnder, serve } from "./serve";

/** What the page is served besides itself. */
export interface PageFiles {
  readonly modules: string;
  /** Sotto's compiled kernels. */
  readonly kernels: string;
  readonly onnx: string | undefined;
  readonly audio: RaceAudio;
}

/** A headless Chromium with the bench page. */
export interface BenchPage {
  readonly browserVersion: string;
  /** Measures in a worker of a fresh page. */
  measure(worker: WorkerName, task: Task): Promise<Measurement>;
  close(): Promise<void>;
}

/** Nothing that is measured here takes as long. */
const patienceMs = 20 * 60_000;

/** Builds and serves the bench page and starts the browser, without any of the flags for WebGPU. */
export async function openBenchPage(files: PageFiles): Promise<BenchPage> {
  const folder = await buildPage();
  const server = await serve((path) => findFile(path, folder, files));
  const { executablePath, env } = findBrowser(chromium.executablePath());
  const args = ["--no-sandbox", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, env, args });
  return {
    browserVersion: browser.version(),
    measure: (worker, task) => measureInPage(browser, server.url, worker, task),
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function measureInPage(browser: Browser, url: string, worker: WorkerName, task: Task): Promise<Measurement> {
  const page = await browser.newPage();
  const timer = setTimeout(() => void page.close(), patienceMs);
  try {
    await page.goto(url);
    return await page.evaluate(([name, what]) => window.measure(name, what), [worker, task] as const);
  } finally {
    clearTimeout(timer);
    await page.close();
  }
}

function findFile(path: string, folder: string, files: PageFiles): string | Uint8Array | undefined {
  const { modules, kernels, onnx, audio } = files;
  if (path === "/") return `${folder}/index.html`;
  if (path === routes.clip) return bytesOf(audio.clip);
  if (path === routes.long) return audio.long && bytesOf(audio.long);
  const model = modelNames.find((name) => path === routes.models + name);
  if (model) return findModel(`${model}-q5_1`);
  return (
    fileUnder(routes.modules, modules, path) ??
    fileUnder(routes.kernels, kernels, path) ??
    fileUnder(routes.onnx, onnx, path) ??
    fileUnder("/", folder, path)
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
