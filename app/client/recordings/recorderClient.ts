import { proxy, transfer } from "comlink";
import type { PortAudio } from "../../../engine/index";
import { RecorderWorker } from "./recorderWorker";
import type { KeptRecording, RecorderState, RecordingMeta, SoundKeeping, TextLine } from "./types";

/** The recorder as a page calls it; see `Recorder`. */
export interface RecordingsClient {
  /** Of one that was begun and whose recorder is lost: goes on with it, where the sound stands that comes over the ports. */
  start(meta: RecordingMeta, ports: readonly MessagePort[], onState: (state: RecorderState) => void): Promise<void>;
  attach(id: string, ports: readonly MessagePort[], from: readonly number[]): Promise<void>;
  end(id: string): Promise<void>;
  makeRoom(id: string): Promise<void>;
  text(id: string): Promise<readonly TextLine[]>;
  dropText(id: string): Promise<void>;
  change(id: string, change: Partial<Pick<RecordingMeta, "state" | "audio">>): Promise<SoundKeeping>;
  list(): Promise<readonly KeptRecording[]>;
  unread(): Promise<readonly string[]>;
  raw(id: string): Promise<Blob>;
  held(): Promise<ReadonlySet<string>>;
  source(id: string, track: number, from: number): Promise<PortAudio>;
  wav(id: string): Promise<Blob>;
  peaks(id: string): Promise<Uint8Array>;
  remove(id: string): Promise<void>;
  /** Hears that the recorder was lost: what is being recorded has to be started and attached again. */
  onLost(listener: () => void): void;
}

/** The recorder in its own worker, which starts with this call and is replaced where it is lost. */
export function createRecorderClient(): RecordingsClient {
  const worker = new RecorderWorker();
  /** What ends the look after each recording that is made here. */
  const watched = new Map<string, () => void>();
  const unwatch = (id: string) => {
    watched.get(id)?.();
    watched.delete(id);
  };
  return {
    async start(meta, ports, onState) {
      if (!watched.has(meta.id)) watched.set(meta.id, worker.watch());
      try {
        await worker.once((recorder) => recorder.start(meta, transfer([...ports], [...ports]), proxy(onState)));
      } catch (error) {
        unwatch(meta.id);
        throw error;
      }
    },
    attach: (id, ports, from) => worker.once((recorder) => recorder.attach(id, transfer([...ports], [...ports]), from)),
    makeRoom: (id) => worker.once((recorder) => recorder.makeRoom(id)),
    end: (id) => worker.once((recorder) => recorder.end(id)),
    text: (id) => worker.call((recorder) => recorder.text(id)),
    dropText: (id) => worker.call((recorder) => recorder.dropText(id)),
    change(id, change) {
      const isOver = change.state !== undefined && change.state !== "recording";
      return worker.call<SoundKeeping>((recorder) => recorder.change(id, change)).finally(() => isOver && unwatch(id));
    },
    list: () => worker.call((recorder) => recorder.list()),
    unread: () => worker.call((recorder) => recorder.unread()),
    raw: (id) => worker.call((recorder) => recorder.raw(id)),
    held: () => worker.call((recorder) => recorder.held()),
    wav: (id) => worker.call((recorder) => recorder.wav(id)),
    peaks: (id) => worker.call((recorder) => recorder.peaks(id)),
    remove(id) {
      return worker.call((recorder) => recorder.remove(id)).finally(() => unwatch(id));
    },
    source: (id, track, from) =>
      worker.call(async (recorder) => {
        const { port1, port2 } = new MessageChannel();
        const span = await recorder.source(id, track, from, transfer(port1, [port1]));
        return { port: port2, ...span };
      }),
    onLost: (listener) => worker.onLost(listener),
  };
}
