import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Driver, until } from "./driver";

const preferences = {
  "media.navigator.streams.fake": true,
  "media.navigator.permission.disabled": true,
  // A press by a script is no press of a user, without which a page may not play.
  "media.autoplay.default": 0,
  "media.autoplay.blocking_policy": 0,
  // Without a device for sound its audio graph would wait for one.
  "media.cubeb.force_mock_context": true,
  "intl.accept_languages": "en-US",
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
  "marionette.port": 0,
};

/** With these it gives pages a graphics card, be it software. */
export const withGraphics = { "dom.webgpu.enabled": true, "gfx.webgpu.ignore-blocklist": true };

/** Starts Firefox without a window, with a microphone that hears a tone, and drives it by Marionette, its own protocol. */
export async function startFirefox(program: string, more: Readonly<Record<string, boolean>> = {}): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), "sotto-firefox-"));
  const lines = Object.entries({ ...preferences, ...more }).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const args = ["--headless", "--marionette", "--no-remote", "--profile", profile];
  const browser = spawn(program, args, { stdio: "ignore", env: { ...process.env, HOME: profile } });
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  const portFile = join(profile, "MarionetteActivePort");
  const port = await until("Firefox starts", () => {
    return existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) || undefined : undefined;
  });
  const socket = connect(port, "127.0.0.1");
  const send = marionette(socket);
  await send("WebDriver:NewSession", {});
  await send("WebDriver:SetTimeouts", { script: 120_000 });
  return {
    open: async (url) => void (await send("WebDriver:Navigate", { url })),
    execute: async (script, values) => {
      // Without a sandbox, so that what it changes is changed for the page.
      const answer = await send("WebDriver:ExecuteAsyncScript", { script, args: values, sandbox: null });
      return (answer as { readonly value: unknown }).value;
    },
    close: async () => {
      socket.destroy();
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Commands over a socket, one at a time: each message is its length, a colon, and JSON. */
function marionette(socket: Socket) {
  let received = Buffer.alloc(0);
  let next = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  socket.on("data", (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end).toString());
      received = received.subarray(end);
      // The first message is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      if (error) waiting.get(id)?.reject(new Error(`${error.error}: ${error.message}`));
      else waiting.get(id)?.resolve(result);
      waiting.delete(id);
    }
  });
  return (name: string, parameters: object): Promise<unknown> => {
    const text = JSON.stringify([0, next, name, parameters]);
    const answer = new Promise((resolve, reject) => waiting.set(next, { resolve, reject }));
    next++;
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    return answer;
  };
}
