import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askServer, parseServer, remotePath } from "../../app/client/remote/askServer";
import { drain } from "../../engine/events";
import { Answerer, defaultOptions, loadModel } from "../../engine/index";
import { noiseSource } from "../../engine/testing/audio";
import { goldenUrl } from "../../engine/testing/goldens";
import { openTestWasm } from "../../kernels/testing/wasm";
import { parseServeCommand } from "./args";
import { openRemoteServer, type RemoteServer } from "./remoteServer";

const token = "a-token-of-24-characters";

describe("a server of a model", () => {
  let server: RemoteServer;
  let there: Awaited<ReturnType<typeof loadModel>>;
  let here: Awaited<ReturnType<typeof loadModel>>;
  beforeAll(async () => {
    const backend = await openTestWasm({ precision: "i16", relaxed: true, threads: 1 });
    there = await loadModel(backend, readFileSync(goldenUrl("micro-v3/ggml-micro-v3.bin")));
    here = await loadModel(backend, readFileSync(goldenUrl("micro-distil/ggml-micro-distil.bin")));
    const answerer = new Answerer({ whisper: there.whisper, words: there.words, now: () => performance.now() });
    const options = { token, host: "127.0.0.1", port: 0, origins: ["https://sotto.example"] };
    server = await openRemoteServer({ ...options, answer: (message) => answerer.answer(message) });
  });
  afterAll(() => server.close());

  const transcribed = async (model: typeof here) => {
    const options = {
      ...defaultOptions,
      language: "en",
      temperature: [0],
      sampleLen: 30,
      noSpeechThreshold: undefined,
    };
    return drain(model.transcribe(noiseSource(35), options), () => {});
  };
  const post = (headers: Record<string, string>, body: Uint8Array<ArrayBuffer> = new Uint8Array(8)) =>
    fetch(`${server.address}${remotePath}`, { method: "POST", headers, body });

  test("has its model write what one here drafts, token for token", async () => {
    const alone = await transcribed(there);
    await here.writeElsewhere?.(askServer({ address: server.address, token }));
    expect((await transcribed(here)).segments).toEqual(alone.segments);
    await here.writeElsewhere?.(undefined);
    expect((await transcribed(here)).segments).not.toEqual(alone.segments);
  });

  test("answers nobody without the token, and says so", async () => {
    const ask = askServer({ address: server.address, token: "another-token-of-others" });
    await expect(here.writeElsewhere?.(ask)).rejects.toMatchObject({
      name: "offline",
      message: /does not take the token/,
    });
    expect((await post({})).status).toBe(401);
  });

  test("answers pages of this machine and those that are named, no others", async () => {
    const authorization = `Bearer ${token}`;
    const from = async (origin: string) => (await post({ authorization, origin })).status;
    expect(await from("http://localhost:5173")).toBe(200);
    expect(await from("https://sotto.example")).toBe(200);
    expect(await from("https://elsewhere.example")).toBe(403);
    expect(await from("http://localhost.elsewhere.example")).toBe(403);
    const allowed = await fetch(`${server.address}${remotePath}`, {
      method: "OPTIONS",
      headers: { origin: "https://sotto.example" },
    });
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://sotto.example");
  });

  test("refuses what is longer than any question, and other ways", async () => {
    const authorization = `Bearer ${token}`;
    const long = await post({ authorization }, new Uint8Array(5 << 20)).then(
      ({ status }) => status,
      () => "cut off",
    );
    expect([413, "cut off"]).toContain(long);
    expect((await fetch(`${server.address}${remotePath}`)).status).toBe(405);
    expect((await fetch(`${server.address}/`)).status).toBe(404);
  });

  test("that is gone is said by its host", async () => {
    const ask = askServer({ address: "http://127.0.0.1:9", token });
    await expect(here.writeElsewhere?.(ask)).rejects.toMatchObject({ message: "127.0.0.1:9 cannot be reached." });
  });
});

test("an address is one over https, or of this machine, and nothing but its host", () => {
  expect(parseServer(" https://sotto.example ")).toBe("https://sotto.example");
  expect(parseServer("http://localhost:8643/")).toBe("http://localhost:8643");
  for (const text of [
    "http://sotto.example",
    "https://me:secret@sotto.example",
    "https://sotto.example/x",
    "sotto",
    "",
  ]) {
    expect(parseServer(text)).toBeUndefined();
  }
});

test("a server is asked for by name, on this machine unless told, with a token that nobody guesses", () => {
  expect(parseServeCommand(["--remote"], undefined)).toMatchObject({
    ...{ name: "serve", model: "base-q5_1", host: "127.0.0.1", port: 8643, token: undefined, origins: [] },
  });
  expect(parseServeCommand(["--remote", "--origin", "https://a.example/"], token)).toMatchObject({
    ...{ token, origins: ["https://a.example"] },
  });
  expect(parseServeCommand(["--help"])).toEqual({ name: "help" });
  for (const [args, message] of [
    [[], /sotto serve --remote/],
    [["--remote", "--token", "short"], /5 characters, expected 16/],
    [["--remote", "--port", "x"], /--port is "x"/],
    [["--remote", "--origin", "a"], /--origin is "a"/],
    [["--remote", "--nothing"], /sotto serve; see --help/],
  ] as const) {
    expect(() => parseServeCommand(args, undefined)).toThrow(message);
  }
});
