import { proxy, type Remote, transfer, wrap } from "comlink";
import type { PortAudio } from "../../../engine/index";
import type { RemoteRecorder } from "./recorder.worker";
import type { KeptRecording, RecorderState, RecordingMeta, SoundKeeping, TextLine } from "./types";

/** The recorder as a page calls it; see `Recorder`. */
export interface RecordingsClient {
  start(meta: RecordingMeta, ports: readonly MessagePort[], onState: (state: RecorderState) => void): Promise<void>;
  attach(id: string, ports: readonly MessagePort[], from: readonly number[]): Promise<void>;
  end(id: string): Promise<void>;
  text(id: string): Promise<readonly TextLine[]>;
  dropText(id: string): Promise<void>;
  change(id: string, change: Partial<Pick<RecordingMeta, "state" | "audio">>): Promise<SoundKeeping>;
  list(): Promise<readonly KeptRecording[]>;
  unread(): Promise<readonly string[]>;
  raw(id: string): Promise<Blob>;
  held(): Promise<ReadonlySet<string>>;
  source(id: string, track: number, from: number): Promise<PortAudio>;
  wav(id: string): Promise<Blob>;
  remove(id: string): Promise<void>;
}

/** The recorder in its own worker, which starts with this call. */
export function createRecorderClient(): RecordingsClient {
  const worker = new Worker(new URL("./recorder.worker.ts", import.meta.url), { type: "module" });
  const recorder: Remote<RemoteRecorder> = wrap<RemoteRecorder>(worker);
  return {
    start: (meta, ports, onState) => recorder.start(meta, transfer([...ports], [...ports]), proxy(onState)),
    attach: (id, ports, from) => recorder.attach(id, transfer([...ports], [...ports]), from),
    end: (id) => recorder.end(id),
    text: (id) => recorder.text(id),
    dropText: (id) => recorder.dropText(id),
    change: (id, change) => recorder.change(id, change),
    list: () => recorder.list(),
    unread: () => recorder.unread(),
    raw: (id) => recorder.raw(id),
    held: () => recorder.held(),
    wav: (id) => recorder.wav(id),
    remove: (id) => recorder.remove(id),
    async source(id, track, from) {
      const { port1, port2 } = new MessageChannel();
      const span = await recorder.source(id, track, from, transfer(port1, [port1]));
      return { port: port2, ...span };
    },
  };
}
