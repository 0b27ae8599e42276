import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CaptureMessage, FeatureSpec } from "../../../engine/index";
import type { CaptureReport } from "./captureProtocol";

interface Processor {
  process(inputs: readonly (readonly Float32Array[])[]): boolean;
}
type ProcessorClass = new (options: {
  readonly processorOptions: { readonly features: FeatureSpec | undefined };
}) => Processor;

const rate = 48000;
let page: MessagePort;
let Registered: ProcessorClass;

beforeEach(async () => {
  const { port1, port2 } = new MessageChannel();
  page = port2;
  vi.stubGlobal("sampleRate", rate);
  vi.stubGlobal(
    "AudioWorkletProcessor",
    class {
      readonly port = port1;
    },
  );
  vi.stubGlobal("registerProcessor", (_: string, processor: ProcessorClass) => {
    Registered = processor;
  });
  vi.resetModules();
  await import("./capture.worklet");
});

afterEach(() => {
  page.close();
  vi.unstubAllGlobals();
});

/** A processor that has been told where to send; what it has sent when everything under way has arrived. */
async function startProcessor() {
  const processor = new Registered({ processorOptions: { features: { name: "log-mel 80" } } });
  const { port1, port2 } = new MessageChannel();
  const sent: CaptureMessage[] = [];
  const reports: CaptureReport[] = [];
  port2.onmessage = ({ data }: MessageEvent<CaptureMessage>) => sent.push(data);
  page.onmessage = ({ data }: MessageEvent<CaptureReport>) => reports.push(data);
  const settle = async () => {
    // A turn of the loop brings what was posted in the one before, however slow the machine.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  const tell = async (type: "pause" | "resume" | "stop") => {
    page.postMessage({ type });
    await settle();
  };
  page.postMessage({ type: "start", port: port1 }, [port1]);
  await settle();
  return { processor, sent, reports, settle, tell, close: () => port2.close() };
}

function run(processor: Processor, seconds: number, quantum: readonly Float32Array[]): boolean {
  let isAlive = true;
  for (let i = 0; i < (seconds * rate) / 128; i++) isAlive = processor.process([quantum]);
  return isAlive;
}

const tone = [Float32Array.from({ length: 128 }, (_, i) => Math.sin((2 * Math.PI * i) / 128) / 2)];

function samplesOf(sent: readonly CaptureMessage[]): number {
  return sent.reduce((sum, block) => sum + (block?.samples.length ?? 0), 0);
}

test("a second of sound comes as blocks with their frames, the rest and null when it is stopped", async () => {
  const { processor, sent, settle, tell, close } = await startProcessor();
  expect(run(processor, 1, tone)).toBe(true);
  await settle();
  expect(sent.map((block) => block?.samples.length)).toEqual(Array.from({ length: 19 }, () => 800));
  await tell("stop");
  expect(samplesOf(sent)).toBe(16000);
  expect(sent.reduce((sum, block) => sum + (block?.features?.values.length ?? 0), 0)).toBe(100 * 80);
  expect(sent.filter((block) => block === null)).toHaveLength(1);
  expect(sent.at(-1)).toBeNull();
  expect(run(processor, 0.01, tone)).toBe(false);
  await tell("stop");
  expect(sent.filter((block) => block === null)).toHaveLength(1);
  close();
});

test("what is said while paused is left out", async () => {
  const { processor, sent, tell, close } = await startProcessor();
  run(processor, 0.5, tone);
  await tell("pause");
  expect(run(processor, 2, tone)).toBe(true);
  await tell("resume");
  run(processor, 0.5, tone);
  await tell("stop");
  expect(Math.abs(samplesOf(sent) - 16000)).toBeLessThan(50);
  close();
});

test("the page hears the level 50 times a second, and that the end has come", async () => {
  const { processor, reports, settle, tell, close } = await startProcessor();
  run(processor, 1, tone);
  await settle();
  expect(reports.length).toBeGreaterThan(40);
  expect(reports.length).toBeLessThanOrEqual(50);
  expect(reports[5]).toEqual({ rms: expect.closeTo(0.5 * Math.SQRT1_2, 3), peak: expect.closeTo(0.5, 3) });
  await tell("stop");
  expect(reports.at(-1)).toBe("ended");
  close();
});

test("a source without channels is silence that takes its time", async () => {
  const { processor, sent, tell, close } = await startProcessor();
  run(processor, 1, []);
  await tell("stop");
  expect(samplesOf(sent)).toBe(16000);
  expect(sent.every((block) => block === null || block.samples.every((x) => x === 0))).toBe(true);
  close();
});
