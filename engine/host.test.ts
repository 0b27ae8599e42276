import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Backend } from "../kernels/runtime/backend";
import { SottoError } from "./errors";
import { oneFile, weightsFile } from "./files/modelFile";
import { EngineHost, type HostServices } from "./host";
import type { PortAudio } from "./protocol";
import type { LoadOptions, ModelSource, Recogniser } from "./recogniser";
import type { SpeakerEvent } from "./speakers/types";
import { LiveTranscript } from "./stream/liveTranscript";
import type { CaptureMessage } from "./stream/types";
import { noiseSource } from "./testing/audio";
import { scriptedRecogniser, scriptedWords } from "./testing/scriptedRecogniser";
import { wavSamples } from "./testing/wav";
import { defaultOptions } from "./transcribeOptions";
import type { TranscribeEvent, Word } from "./transcript/types";

const name = "small";
/** The port is the page's; here the service that opens it gives noise instead. */
const audio: PortAudio = { port: new MessageChannel().port1 as MessagePort, start: 0, seconds: 90 };

/** What is said in any audio; the recorded clip has a voice there. */
const words = [10, 30, 50, 70, 85].flatMap((from) => scriptedWords("word", from));

/** A host with everything faked around it, and what it did. */
function setUp(services: Partial<HostServices> = {}, said: readonly Word[] = words) {
  const log: string[] = [];
  const losses: ((message: string) => void)[] = [];
  const heads: LoadOptions["alignmentHeads"][] = [];
  const load = async (_: Backend, files: ModelSource, { alignmentHeads }: LoadOptions = {}): Promise<Recogniser> => {
    const weights = files instanceof Uint8Array ? undefined : files.get(weightsFile);
    await weights?.until(weights.bytes.length);
    if ((files instanceof Uint8Array ? files : weights?.bytes)?.[0] === 0)
      throw new SottoError("model-corrupt", "no model");
    log.push("load");
    heads.push(alignmentHeads);
    return {
      ...scriptedRecogniser({ words: said, features: { name: "any" } }),
      dispose: () => void log.push("dispose"),
    };
  };
  const host = new EngineHost(
    {
      openGpu: async () => {
        log.push("open");
        const lost = new Promise<string>((resolve) => losses.push(resolve));
        const info = { kind: "webgpu", adapter: "fake", element: "f32", arithmetic: "f32", software: true };
        const scope = () => ({ dispose: () => {} }) as Backend;
        return { info, lost, scope } as Backend;
      },
      openCpu: () => Promise.reject(new Error("not asked for")),
      version: "1",
      readModel: async (_, onBytes) => {
        onBytes(3);
        return oneFile(Uint8Array.of(1, 2, 3));
      },
      openAudio: () => ({ ...noiseSource(90), close: () => void log.push("close") }),
      readVad: () => Promise.reject(new Error("not asked for")),
      now: () => 0,
      ...services,
    },
    load,
  );
  return { host, log, heads, lose: () => losses.at(-1)?.("gone") };
}

const ignore = () => {};
const gpu = { preference: "webgpu" } as const;

describe("loading", () => {
  test("tells the bytes, what the model runs on and which frames it hears", async () => {
    const bytes: number[] = [];
    const { device, features } = await setUp().host.load(name, gpu, (count) => bytes.push(count));
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
    const { host, heads } = setUp();
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
    const loading = setUp()
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
    const { host, log } = setUp();
    await host.load(name, gpu, ignore);
    await host.load(name, gpu, ignore);
    expect(log).toEqual(["open", "load", "dispose", "load"]);
  });

  test("asks for a model by its name, and one that cannot be read leaves the one before", async () => {
    const asked: string[] = [];
    let isHere = true;
    const { host, log } = setUp({
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
    const { host } = setUp({
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
    const { host, log } = setUp({
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
    const { host } = setUp({
      readModel: async () => {
        reads++;
        return oneFile(Uint8Array.of(0));
      },
    });
    await expect(host.load(name, gpu, ignore)).rejects.toMatchObject({ message: "no model" });
    expect(reads).toBe(1);
  });

  test("opens a new device after a loss", async () => {
    const { host, log, lose } = setUp();
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
    const { host, log } = setUp();
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
    const { host } = setUp();
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
    const { host } = setUp();
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
    const { host, log } = setUp();
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
    await expect(setUp().host.transcribe(1, audio, defaultOptions, ignore)).rejects.toMatchObject({
      name: "model-unknown",
    });
  });
});

describe("a search for speakers", () => {
  /** Networks that a download brings in part, until the test lets it go on. */
  function setUpSearch() {
    const asked: string[] = [];
    const world = setUp({
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
    const { host } = setUp({
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
    const { host } = setUp({ readModel: async () => oneFile(new Uint8Array(9)) });
    await expect(host.findSpeakers(1, audio, { device: gpu }, ignore)).rejects.toMatchObject({ name: "model-corrupt" });
  });
});

describe("a recording", () => {
  const block = (samples: Float32Array<ArrayBuffer>, start = 0): CaptureMessage => ({ start, samples });
  const silence = (length: number) => block(new Float32Array(length));
  const readVad = async () => readFileSync(new URL("../public/models/silero_vad_16k.safetensors", import.meta.url));

  /** A loaded host, and the capture's end of a track. */
  async function loaded(said: readonly Word[] = words) {
    const { host } = setUp({ readVad, now: () => performance.now() }, said);
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
    await expect(setUp().host.record(6, [], defaultOptions, ignore)).rejects.toMatchObject({ name: "model-unknown" });
  });
});
