import { describe, expect, test } from "vitest";
import type { Backend } from "../kernels/runtime/backend";
import { defaultOptions } from "./decoding/options";
import type { LoadedModel } from "./engine";
import { SottoError } from "./errors";
import { EngineHost, type HostServices } from "./host";
import type { PortAudio } from "./protocol";
import { noiseSource } from "./testing/audio";
import { at, fakeTokenizer } from "./testing/fakeTokenizer";
import { scriptedWhisper } from "./testing/scriptedWhisper";
import { transcribe } from "./transcript/transcribe";
import type { TranscribeEvent } from "./transcript/types";

const request = { name: "small", file: "small.bin", bytes: 3, sha256: "abc" };
/** The port is the page's; here the service that opens it gives noise instead. */
const audio: PortAudio = { port: new MessageChannel().port1 as MessagePort, seconds: 90 };

/** A host with everything faked around it, and what it did. */
function setUp(services: Partial<HostServices> = {}) {
  const log: string[] = [];
  const losses: ((message: string) => void)[] = [];
  const load = async (_: Backend, file: Uint8Array): Promise<LoadedModel> => {
    if (file[0] === 0) throw new SottoError("model-corrupt", "no model");
    const whisper = scriptedWhisper([{ tokens: [at(0), 10, at(20), at(20), 11] }]);
    log.push("load");
    return {
      dims: whisper.dims,
      whisper,
      tokenizer: fakeTokenizer as LoadedModel["tokenizer"],
      transcribe: (...args) => transcribe({ whisper, tokenizer: fakeTokenizer }, ...args),
      dispose: () => log.push("dispose"),
    };
  };
  const host = new EngineHost(
    {
      openGpu: async () => {
        log.push("open");
        const lost = new Promise<string>((resolve) => losses.push(resolve));
        const info = { kind: "webgpu", adapter: "fake", element: "f32", arithmetic: "f32", software: true };
        return { info, lost } as Backend;
      },
      openCpu: () => Promise.reject(new Error("not asked for")),
      version: "1",
      readModel: async (_, onBytes) => {
        onBytes(3);
        return Uint8Array.of(1, 2, 3);
      },
      openAudio: () => ({ ...noiseSource(90), close: () => void log.push("close") }),
      readVad: () => Promise.reject(new Error("not asked for")),
      sha256: async () => "abc",
      ...services,
    },
    load,
  );
  return { host, log, lose: () => losses.at(-1)?.("gone") };
}

const ignore = () => {};
const gpu = { preference: "webgpu" } as const;

describe("loading", () => {
  test("tells the bytes and what the model runs on", async () => {
    const bytes: number[] = [];
    const info = await setUp().host.load(request, gpu, (count) => bytes.push(count));
    expect(info).toEqual({
      device: "webgpu",
      adapter: "fake",
      arithmetic: "f32",
      software: true,
      reason: { why: "asked" },
    });
    expect(bytes).toEqual([3]);
  });

  test("frees the model before, and keeps the device", async () => {
    const { host, log } = setUp();
    await host.load(request, gpu, ignore);
    await host.load(request, gpu, ignore);
    expect(log).toEqual(["open", "load", "dispose", "load"]);
  });

  test("refuses a file of another hash or length before anything else is touched", async () => {
    const { host, log } = setUp();
    await host.load(request, gpu, ignore);
    await expect(host.load({ ...request, sha256: "abd" }, gpu, ignore)).rejects.toMatchObject({
      name: "model-corrupt",
      message: "small has the SHA-256 abc; abd was expected.",
    });
    await expect(host.load({ ...request, bytes: 4 }, gpu, ignore)).rejects.toMatchObject({
      name: "model-corrupt",
      message: "small came with 3 bytes; 4 were expected.",
    });
    expect(log).toEqual(["open", "load"]);
    expect(await host.transcribe(1, audio, defaultOptions, ignore)).toMatchObject({ language: "en" });
  });

  test("takes a chosen file without a known hash", async () => {
    const { host } = setUp({ sha256: () => Promise.reject(new Error("not asked for")) });
    await expect(host.load({ name: "mine", file: new Blob(), bytes: 3 }, gpu, ignore)).resolves.toMatchObject({
      adapter: "fake",
    });
  });

  test("opens a new device after a loss", async () => {
    const { host, log, lose } = setUp();
    await host.load(request, gpu, ignore);
    lose();
    await Promise.resolve();
    await expect(host.transcribe(1, audio, defaultOptions, ignore)).rejects.toMatchObject({ name: "model-unknown" });
    await host.load(request, gpu, ignore);
    expect(log).toEqual(["open", "load", "open", "load"]);
  });
});

describe("a job", () => {
  test("sends its events, returns the transcript and closes the audio", async () => {
    const { host, log } = setUp();
    await host.load(request, gpu, ignore);
    const events: TranscribeEvent[] = [];
    const transcript = await host.transcribe(1, audio, defaultOptions, (event) => events.push(event));
    expect(transcript.segments).toHaveLength(5);
    expect(structuredClone(transcript)).toEqual(transcript);
    expect(structuredClone(events)).toEqual(events);
    expect(events.filter(({ type }) => type === "segments")).toHaveLength(5);
    expect(log.at(-1)).toBe("close");
  });

  test("runs alone: another job, or a model, gets `busy`", async () => {
    const { host } = setUp();
    await host.load(request, gpu, ignore);
    const first = host.transcribe(1, audio, defaultOptions, ignore);
    await expect(host.transcribe(2, audio, defaultOptions, ignore)).rejects.toMatchObject({ name: "busy" });
    await expect(host.load(request, gpu, ignore)).rejects.toMatchObject({ name: "busy" });
    await first;
    const loading = host.load(request, gpu, ignore);
    await expect(host.transcribe(3, audio, defaultOptions, ignore)).rejects.toMatchObject({ name: "busy" });
    await loading;
  });

  test("is cancelled by its number only, and leaves the model loaded", async () => {
    const { host, log } = setUp();
    await host.load(request, gpu, ignore);
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
