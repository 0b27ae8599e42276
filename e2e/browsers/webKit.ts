import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Driver, until } from "./driver";

/** Programs that together are a WebKit to drive: Debian's webkit2gtk-driver and xvfb. */
export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/** Starts WebKitGTK's small browser on a display that nobody sees, with a made-up microphone, and drives it by WebDriver. */
export async function startWebKit({ driver, browser, display }: WebKitPrograms): Promise<Driver> {
  const home = mkdtempSync(join(tmpdir(), "sotto-webkit-"));
  const started: ChildProcess[] = [];
  const close = async () => {
    for (const program of started.reverse()) {
      const ended = new Promise((resolve) => program.once("exit", resolve));
      if (program.kill()) await ended;
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const screen = spawn(display, ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  started.push(screen);
  let name = "";
  screen.stdio[3]?.on("data", (data) => {
    name += data;
  });
  const DISPLAY = await until("the display", () => (name.includes("\n") ? `:${name.trim()}` : undefined));
  const port = 20_000 + (process.pid % 20_000);
  const env = { ...process.env, DISPLAY, HOME: home, XDG_RUNTIME_DIR: home, LANG: "en_US.UTF-8", LANGUAGE: "en" };
  started.push(spawn(driver, [`--port=${port}`], { stdio: "ignore", env }));
  const ask = webDriver(`http://127.0.0.1:${port}`);
  await until("WebKitWebDriver", () => ask("GET", "/status").catch(() => undefined));
  const args = ["--automation", "--enable-media-stream=true", "--enable-mock-capture-devices=true"];
  const alwaysMatch = { "webkitgtk:browserOptions": { binary: browser, args } };
  const { sessionId } = (await ask("POST", "/session", { capabilities: { alwaysMatch } })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  await ask("POST", `${session}/timeouts`, { script: 120_000 });
  return {
    open: async (url) => void (await ask("POST", `${session}/url`, { url })),
    execute: (script, values) => ask("POST", `${session}/execute/async`, { script, args: values }),
    close: async () => {
      await ask("DELETE", session).catch(() => undefined);
      await close();
    },
  };
}

function webDriver(address: string) {
  return async (method: string, path: string, parameters?: object): Promise<unknown> => {
    const response = await fetch(address + path, { method, ...(parameters && { body: JSON.stringify(parameters) }) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
}
