import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Backend } from "../kernels/runtime/backend";
import { SottoError } from "./errors";
import { oneFile } from "./files/modelFile";
import type { SpeakerEvent } from "./speakers/types";
import { audio, hostWorld } from "./testing/hostWorld";
import { defaultOptions } from "./transcribeOptions";

const name = "small";
const ignore = () => {};
const gpu = { preference: "webgpu" } as const;

describe("a search for speakers", () => {
  /** Networks that a download brings in part, until the test lets it go on. */
  function setUpSearch() {
    const asked: string[] = [];
    const world = hostWorld({
      readModel: async (asksFor, onBytes) => {
        asked.push(asksFor);
        onBytes(5);
        return asksFor === name ? oneFile(Uint8Array.of(1)) : new Promise(() => {});
      },
    });
    return { ...world, asked };
  }

  test("asks for its networks alone, is stopped while they come, and leaves model and device as they are", async () => {
    const { host, log, asked } = setUpSearch();
    await host.load(name, gpu, ignore);
    const events: SpeakerEvent[] = [];
    const search = host.findSpeakers(3, audio, { device: gpu }, (event) => {
      events.push(event);
      host.cancel(2);
      host.cancel(3);
    });
    await expect(host.load(name, gpu, ignore)).rejects.toMatchObject({ name: "busy" });
    await expect(search).rejects.toMatchObject({ name: "cancelled" });
    expect(events).toEqual([{ type: "loading", bytes: 5 }]);
    expect(asked).toEqual([name, "speakers"]);
    expect(log).toEqual(["open", "load", "close"]);
    expect((await host.transcribe(4, audio, defaultOptions, ignore)).segments).toHaveLength(5);
  });

  test("needs no model, and opens the device that it is told", async () => {
    const { host, log } = setUpSearch();
    await expect(host.findSpeakers(1, audio, { device: gpu }, () => host.cancel(1))).rejects.toMatchObject({
      name: "cancelled",
    });
    expect(log).toEqual(["open", "close"]);
  });

  /** A card that is faster by known figures, and a processor: each fails as it is told once networks are loaded on it. */
  function setUpCard() {
    const log: string[] = [];
    const losses: ((message: string) => void)[] = [];
    const opened = (kind: "webgpu" | "wasm", code: "device-lost" | "internal") => async () => {
      log.push(`open ${kind}`);
      const fail = () => {
        throw new SottoError(code, `${kind} failed`);
      };
      const dispose = () => void log.push(`dispose ${kind}`);
      const lost = new Promise<string>((resolve) => losses.push(resolve));
      const scope = () => ({ dispose: () => {}, tensor: fail }) as unknown as Backend;
      const info = { kind, adapter: kind, element: "f32", arithmetic: "f32", software: false };
      return { info, lost, scope, dispose } as unknown as Backend;
    };
    const file = readFileSync(new URL("../public/models/speakers.safetensors", import.meta.url));
    const { host } = hostWorld({
      openGpu: opened("webgpu", "device-lost"),
      openCpu: opened("wasm", "internal"),
      readModel: async (asked) => oneFile(asked === "speakers" ? file : Uint8Array.of(1)),
    });
    const key = ["1", "webgpu", "f32", "wasm", "f32"].join(" · ");
    const device = { preference: "auto", figures: { key, webgpu: 1, cpu: 100 } } as const;
    const events: SpeakerEvent[] = [];
    const search = () => host.findSpeakers(1, audio, { device }, (event) => void events.push(event));
    return { host, log, device, events, search, lose: () => losses[0]?.("gone") };
  }

  test("goes on with the processor where the graphics card fails, and gives it back at its end", async () => {
    const { log, events, search } = setUpCard();
    await expect(search()).rejects.toMatchObject({ message: "wasm failed" });
    expect(events).toMatchObject([{ type: "recovered", device: { device: "cpu", reason: { why: "webgpu-failed" } } }]);
    expect(log).toEqual(["open webgpu", "open wasm", "dispose wasm", "open wasm", "dispose wasm"]);
  });

  test("begins with the processor where the card was lost before, and leaves the model what it takes over", async () => {
    const { host, log, device, events, search, lose } = setUpCard();
    await host.load(name, device, ignore);
    log.length = 0;
    lose();
    await Promise.resolve();
    await expect(search()).rejects.toMatchObject({ message: "wasm failed" });
    expect(events).toMatchObject([{ type: "recovered" }]);
    expect(log).toEqual(["open wasm", "dispose wasm"]);
    expect((await host.transcribe(4, audio, defaultOptions, ignore)).segments).toHaveLength(5);
  });

  test("refuses networks that are none", async () => {
    const { host } = hostWorld({ readModel: async () => oneFile(new Uint8Array(9)) });
    await expect(host.findSpeakers(1, audio, { device: gpu }, ignore)).rejects.toMatchObject({ name: "model-corrupt" });
  });
});
