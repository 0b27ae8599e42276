import type { CaptureMessage } from "../../engine/index";
import { Recorder } from "../client/recordings/recorder";
import type { RecorderState, RecordingMeta, RecordingStorage } from "../client/recordings/types";
import type { FakeStorage } from "./fakeStorage";

export const second = 16000;
export const meta: RecordingMeta = {
  id: "a",
  startedAt: 1000,
  tracks: ["Me"],
  state: "recording",
  audio: { status: "kept" },
};
export const listed = { ...meta, model: undefined, language: undefined, text: "none" };

/** A recorder over a storage, as a page's visit has one. */
export function visit(storage: RecordingStorage, held: ReadonlySet<string> = new Set()) {
  const holding = new Set<string>();
  const recorder = new Recorder({
    openStorage: async () => storage,
    hold: async (id) => {
      if (held.has(id)) return undefined;
      holding.add(id);
      return () => holding.delete(id);
    },
    held: async () => new Set([...held, ...holding]),
  });
  return { recorder, holding };
}

/** Samples that say where they are: multiples of 2^-15, so that 16 bits keep them whole. */
export function block(start: number, length: number): CaptureMessage {
  const samples = Float32Array.from({ length }, (_, i) => ((start + i) % 30000) / 32768);
  return { start: start / second, samples };
}

/** Starts a recording of one track; `say` resolves once the recorder has it. */
export async function started(recorder: Recorder, what = meta) {
  const states: RecorderState[] = [];
  const { port1, port2 } = new MessageChannel();
  await recorder.start(what, [port2 as MessagePort], (state) => states.push(state));
  const say = async (...messages: readonly CaptureMessage[]) => {
    for (const message of messages) port1.postMessage(message);
    await arrival();
  };
  return { say, states };
}

/** Until messages that were posted have come. */
export const arrival = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Everything that comes over a port. */
export function listener() {
  const { port1, port2 } = new MessageChannel();
  const heard: CaptureMessage[] = [];
  port2.onmessage = ({ data }) => void heard.push(data);
  const samples = () => heard.flatMap((message) => [...(message?.samples ?? [])]);
  return { port: port1 as MessagePort, heard, samples, close: () => port2.close() };
}

/** The file of an earlier version: a line for each state of a segment, each after a line's end. */
export function oldText(storage: FakeStorage, ...segments: readonly object[]): void {
  const lines = segments.map((segment) => `\n${JSON.stringify({ track: 0, segment })}`);
  storage.files.set("a/text.jsonl", new TextEncoder().encode(lines.join("")));
}
