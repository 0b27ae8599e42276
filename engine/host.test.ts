import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Backend } from "../kernels/runtime/backend";
import { SottoError } from "./errors";
import { oneFile, weightsFile } from "./files/modelFile";
import { LiveTranscript } from "./stream/liveTranscript";
import type { CaptureMessage } from "./stream/types";
import { audio, hostWorld } from "./testing/hostWorld";
import { scriptedWords } from "./testing/scriptedRecogniser";
import { wavSamples } from "./testing/wav";
import { defaultOptions } from "./transcribeOptions";
import type { TranscribeEvent, Word } from "./transcript/types";

const name = "small";
const ignore = () => {};
const gpu = { preference: "webgpu" } as const;

describe("loading", () => {
  test("tells the bytes, what the model runs on and which frames it hears", async () => {
    const bytes: number[] = [];
    const { device, features } = await hostWorld().host.load(name, gpu, (count) => bytes.push(count));
    expect(features).toEqual({ name: "any" });
    expect(device).toEqual({
      device: "webgpu",
      adapter: "fake",
      arithmetic: "f32",
      software: true,
      reason: { why: "asked" },
    });
    expect(bytes).toEqual([3]);
  });

  test("hands the family the heads that the model names itself", async () => {
    const { host, heads } = hostWorld();
    await host.load(name, gpu, ignore, [[1, 0]]);
    await host.load(name, gpu, ignore);
    expect(heads).toEqual([[[1, 0]], undefined]);
  });

  test("ends when the last count of bytes was taken, which goes another way to the page", async () => {
    let take = () => {};
    const taking = new Promise<void>((resolve) => {
      take = resolve;
    });
    let isLoaded = false;
    const loading = hostWorld()
      .host.load(name, gpu, () => taking)
      .then(() => {
        isLoaded = true;
      });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isLoaded).toBe(false);
    take();
    await loading;
    expect(isLoaded).toBe(true);
  });

  test("frees the model before, and keeps the device", async () => {
    const { host, log } = hostWorld();
    await host.load(name, gpu, ignore);
    await host.load(name, gpu, ignore);
    expect(log).toEqual(["open", "load", "dispose", "load"]);
  });

  test("asks for a model by its name, and one that cannot be read leaves the one before", async () => {
    const asked: string[] = [];
    let isHere = true;
    const { host, log } = hostWorld({
      readModel: async (asksFor) => {
        asked.push(asksFor);
        if (!isHere) throw new SottoError("model-corrupt", "not what it should be");
        return oneFile(Uint8Array.of(1));
      },
    });
    await host.load(name, gpu, ignore);
    isHere = false;
    await expect(host.load("base", gpu, ignore)).rejects.toMatchObject({ name: "model-corrupt" });
    expect(asked).toEqual(["small", "base"]);
    expect(log).toEqual(["open", "load"]);
    expect(await host.transcribe(1, audio, defaultOptions, ignore)).toMatchObject({ language: "en" });
  });

  test("opens the device while the first model is read, and asks nothing of it while a second one is", async () => {
    const log: string[] = [];
    const lost = new Promise<string>(() => {});
    const info = { kind: "webgpu", adapter: "fake", element: "f32", arithmetic: "f32", software: true };
    const { host } = hostWorld({
      openGpu: async () => {
        log.push("open");
        return { info, lost, dispose: () => {} } as unknown as Backend;
      },
      openCpu: () => Promise.reject(new Error("no processor")),
      readModel: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        log.push("read");
        return oneFile(Uint8Array.of(1));
      },
    });
    await host.load(name, gpu, ignore);
    expect(log).toEqual(["open", "read"]);
    await expect(host.load(name, { preference: "cpu" }, ignore)).rejects.toThrow("no processor");
    expect(log).toEqual(["open", "read", "read"]);
  });

  test("reads a first model as it comes and once more where that breaks off, and a later one whole", async () => {
    const asked: string[] = [];
    let isBroken = true;
    const { host, log } = hostWorld({
      readModel: async (_request, _onBytes, how) => {
        asked.push(how);
        const until = async () => {
          if (isBroken && how === "as they come") throw new SottoError("model-corrupt", "damaged");
        };
        return new Map([[weightsFile, { bytes: Uint8Array.of(1), until }]]);
      },
    });
    await host.load(name, gpu, ignore);
    expect(asked).toEqual(["as they come", "whole"]);
    isBroken = false;
    await host.load(name, gpu, ignore);
    expect(asked).toEqual(["as they come", "whole", "whole"]);
    expect(log).toEqual(["open", "load", "dispose", "load"]);
  });

  test("does not read once more what came whole and is no model", async () => {
    let reads = 0;
    const { host } = hostWorld({
      readModel: async () => {
        reads++;
        return oneFile(Uint8Array.of(0));
      },
    });
    await expect(host.load(name, gpu, ignore)).rejects.toMatchObject({ message: "no model" });
    expect(reads).toBe(1);
  });

  test("opens a new device after a loss", async () => {
    const { host, log, lose } = hostWorld();
    await host.load(name, gpu, ignore);
    lose();
    await Promise.resolve();
    await expect(host.transcribe(1, audio, defaultOptions, ignore)).rejects.toMatchObject({ name: "model-unknown" });
    await host.load(name, gpu, ignore);
    expect(log).toEqual(["open", "load", "open", "load"]);
  });
});

describe("a job", () => {
  test("sends its events, returns the transcript and closes the audio", async () => {
    const { host, log } = hostWorld();
    await host.load(name, gpu, ignore);
    const events: TranscribeEvent[] = [];
    const transcript = await host.transcribe(1, audio, defaultOptions, (event) => events.push(event));
    expect(transcript.segments).toHaveLength(5);
    expect(structuredClone(transcript)).toEqual(transcript);
    expect(structuredClone(events)).toEqual(events);
    expect(events.filter(({ type }) => type === "segments")).toHaveLength(5);
    expect(log.at(-1)).toBe("close");
  });

  test("ends only when its last event has been taken", async () => {
    const { host } = hostWorld();
    await host.load(name, gpu, ignore);
    let taken = 0;
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      taken++;
    };
    let events = 0;
    await host.transcribe(1, audio, defaultOptions, () => {
      events++;
      return slow();
    });
    expect(events).toBeGreaterThan(5);
    expect(taken).toBe(events);
  });

  test("runs alone: another job, or a model, gets `busy`", async () => {
    const { host } = hostWorld();
    await host.load(name, gpu, ignore);
    const first = host.transcribe(1, audio, defaultOptions, ignore);
    await expect(host.transcribe(2, audio, defaultOptions, ignore)).rejects.toMatchObject({ name: "busy" });
    await expect(host.load(name, gpu, ignore)).rejects.toMatchObject({ name: "busy" });
    await first;
    const loading = host.load(name, gpu, ignore);
    await expect(host.transcribe(3, audio, defaultOptions, ignore)).rejects.toMatchObject({ name: "busy" });
    await loading;
  });

  test("is cancelled by its number only, and leaves the model loaded", async () => {
    const { host, log } = hostWorld();
    await host.load(name, gpu, ignore);
    const events: TranscribeEvent[] = [];
    const cancelled = host.transcribe(7, audio, defaultOptions, (event) => {
      events.push(event);
      host.cancel(6);
      if (event.type === "segments") host.cancel(7);
    });
    await expect(cancelled).rejects.toMatchObject({ name: "cancelled" });
    expect(events.filter(({ type }) => type === "segments")).toHaveLength(1);
    expect(log.at(-1)).toBe("close");
    expect((await host.transcribe(8, audio, defaultOptions, ignore)).segments).toHaveLength(5);
  });

  test("without a model is `model-unknown`", async () => {
    await expect(hostWorld().host.transcribe(1, audio, defaultOptions, ignore)).rejects.toMatchObject({
      name: "model-unknown",
    });
  });
});

describe("a recording", () => {
  const block = (samples: Float32Array<ArrayBuffer>, start = 0): CaptureMessage => ({ start, samples });
  const silence = (length: number) => block(new Float32Array(length));
  const readVad = async () => readFileSync(new URL("../public/models/silero_vad_16k.safetensors", import.meta.url));

  /** A loaded host, and the capture's end of a track. */
  async function loaded(said?: readonly Word[]) {
    const { host } = hostWorld({ readVad, now: () => performance.now() }, said);
    await host.load(name, gpu, ignore);
    const { port1, port2 } = new MessageChannel();
    const post = (message: CaptureMessage) => port1.postMessage(message);
    return { host, post, capture: port1, track: port2 as MessagePort };
  }

  test("takes what waits at its ports and what comes later, until the null", async () => {
    const { host, post, track } = await loaded();
    post(silence(8000));
    post(silence(4000));
    const heard: number[] = [];
    await host.record(1, [track], defaultOptions, (event) => {
      if (event.type !== "live") return;
      heard.push(event.heard);
      if (heard.length === 1) for (const message of [silence(10000), null]) post(message);
    });
    expect(heard.at(0)).toBeLessThanOrEqual(0.75);
    expect(heard.at(-1)).toBe(22000 / 16000);
  });

  test("is written down by the model's words, in order, at times of the recording", async () => {
    const clip = wavSamples("jfk-16k.wav");
    const { host, post, track } = await loaded(scriptedWords("and so my fellow", 0.4, 0.4));
    for (let at = 0; at < clip.length; at += 1600) post(block(clip.slice(at, at + 1600), 5 + at / 16000));
    post(null);
    const said = new LiveTranscript(1);
    await host.record(1, [track], defaultOptions, (event) => said.add(event));
    const { text, segments } = said.transcript("en");
    expect(text).toBe(" and so my fellow");
    expect(segments[0]).toMatchObject({ start: 5.4 });
  });

  test("is cancelled while it waits for sound, closes its ports and leaves the model loaded", async () => {
    const { host, post, capture, track } = await loaded();
    const closed = new Promise((resolve) => capture.addEventListener("close", resolve));
    const recorded = host.record(2, [track], defaultOptions, () => host.cancel(2));
    post(silence(16000));
    await expect(recorded).rejects.toMatchObject({ name: "cancelled" });
    await closed;
    expect((await host.transcribe(3, audio, defaultOptions, ignore)).segments).toHaveLength(5);
  });

  test("runs alone, and needs a model", async () => {
    const { host, post, track } = await loaded();
    const recorded = host.record(4, [track], defaultOptions, ignore);
    await expect(host.transcribe(5, audio, defaultOptions, ignore)).rejects.toMatchObject({ name: "busy" });
    post(null);
    await recorded;
    await expect(hostWorld().host.record(6, [], defaultOptions, ignore)).rejects.toMatchObject({
      name: "model-unknown",
    });
  });
});
