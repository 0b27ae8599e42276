import type { AudioSource, CaptureMessage } from "../../../engine/index";
import { Peaks } from "../decoding/peaks";
import { KeptFile } from "./keptFile";
import { type Losses, lossesIn } from "./losses";
import { hasBrokenMeta, readMeta, writeMeta } from "./metaFile";
import { audioName, metaName, reserveName, secondsOf, textName } from "./names";
import { RecordedTrack } from "./recordedTrack";
import { recordingSource } from "./recordingSource";
import { teller } from "./teller";
import { parseLines } from "./textLines";
import type {
  KeptRecording,
  OldMeta,
  RecorderState,
  RecordingMeta,
  RecordingStorage,
  SoundKeeping,
  TextLine,
} from "./types";
import { toWav } from "./wav";

/** What the recorder is given. */
export interface RecorderServices {
  openStorage(): Promise<RecordingStorage>;
  /** Marks a recording as being written, for other tabs, until the returned function is called; undefined: another one writes it. */
  hold(id: string): Promise<(() => void) | undefined>;
  /** The recordings that some tab writes. */
  held(): Promise<ReadonlySet<string>>;
}

/** A recording whose files are open. */
interface Opened {
  readonly tracks: readonly RecordedTrack[];
  readonly audio: readonly KeptFile[];
  readonly end: () => void;
  readonly close: () => void;
}

const flushPause = 1000;
/** Room for the text of some hours. */
const reserveBytes = 2 ** 22;

/**
 * Keeps recordings: their sound as it comes, flushed once a second, in a worker of its own, so that neither a busy page nor
 * a busy or broken engine can lose any. The sound is passed on to the engine from here.
 */
export class Recorder {
  readonly #services: RecorderServices;
  readonly #storage: Promise<RecordingStorage>;
  readonly #opened = new Map<string, Opened>();
  /** By folder and name: files that are open, and those of this tab that the device had no room for. */
  readonly #files = new Map<string, KeptFile>();
  /** Descriptions of recordings that no device keeps. */
  readonly #metas = new Map<string, RecordingMeta>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(services: RecorderServices) {
    this.#services = services;
    this.#storage = services.openStorage();
  }

  /**
   * Keeps what comes over the ports, one a track, until each has sent its null. Of a recording that another recorder began
   * it keeps what follows, at its second.
   */
  start(meta: RecordingMeta, ports: readonly MessagePort[], onState: (state: RecorderState) => void): Promise<void> {
    return this.#inTurn(async () => {
      const free = await this.#services.hold(meta.id);
      const { missing = [] } = await this.#meta(meta.id);
      await this.#describe({ ...meta, ...(missing.length > 0 && { missing }) });
      const audio = await Promise.all(ports.map((_, track) => this.#open(meta.id, audioName(track))));
      await this.#reserve(meta.id);
      const tracks = audio.map((file) => new RecordedTrack(file));
      const losses = () => lossesIn(missing, tracks, audio);
      const tellState = teller({ tracks, audio, kind: (await this.#storage).kind, losses }, onState);
      const note = this.#noting(meta.id, losses);
      const tell = () => {
        tellState();
        note();
      };
      const timer = setInterval(() => {
        for (const file of audio) file.flush();
        tell();
      }, flushPause);
      const close = () => {
        clearInterval(timer);
        free?.();
      };
      const end = () => {
        for (const track of tracks) track.receive(null);
        tell();
      };
      this.#opened.set(meta.id, { tracks, audio, end, close });
      for (const [index, port] of ports.entries()) {
        port.onmessage = ({ data }: MessageEvent<CaptureMessage>) => {
          tracks[index]?.receive(data);
          if (data === null) port.close();
          tell();
        };
      }
    });
  }

  /** Passes the tracks on to the engine, each from a second of its own; what is kept of them comes first. */
  async attach(id: string, ports: readonly MessagePort[], from: readonly number[]): Promise<void> {
    const tracks = this.#opened.get(id)?.tracks ?? [];
    await Promise.all(ports.map((port, track) => tracks[track]?.attach(port, from[track] ?? 0)));
  }

  /** Leaves what room there is to the text: from now on sound is kept in memory. */
  makeRoom(id: string): Promise<void> {
    for (const file of this.#opened.get(id)?.audio ?? []) file.stopStoring();
    return this.#inTurn(() => this.#giveReserve(id));
  }

  /** Ends the tracks whose null did not come. */
  async end(id: string): Promise<void> {
    this.#opened.get(id)?.end();
  }

  /** The text that an earlier version put beside the sound, in the order in which it was confirmed. */
  text(id: string): Promise<readonly TextLine[]> {
    return this.#inTurn(async () => parseLines(await (await this.#blob(id, textName)).text()));
  }

  /** Deletes the text that an earlier version put beside the sound. */
  dropText(id: string): Promise<void> {
    return this.#inTurn(async () => (await this.#storage).removeFile(id, textName));
  }

  /**
   * Changes the description; a recording that is no longer "recording" has its files closed, and of one that is "done" the
   * sound goes if it was to stay only until then. Resolves to what has become of the sound.
   */
  change(id: string, change: Partial<Pick<RecordingMeta, "state" | "audio">>): Promise<SoundKeeping> {
    return this.#inTurn(async () => {
      if (change.state !== undefined && change.state !== "recording") {
        this.#closeAll(id);
        await this.#giveReserve(id);
      }
      const meta = { ...(await this.#meta(id)), ...change };
      await this.#describe(meta);
      return isOnlyText(meta) ? this.#dropSound(meta) : meta.audio;
    });
  }

  /** All recordings with sound, or with text alone, but those that are being written, here or in another tab; oldest first. */
  list(): Promise<readonly KeptRecording[]> {
    return this.#inTurn(async () => {
      const kept = await Promise.all((await this.#free()).map((id) => this.#kept(id).catch(() => undefined)));
      const readable = kept.filter((one) => one !== undefined);
      return readable.filter(isThere).sort((a, b) => a.startedAt - b.startedAt);
    });
  }

  /** The recordings that `list` leaves out because neither their description nor anything else of them can be read. */
  unread(): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const storage = await this.#storage;
      const ids = await this.#free();
      const isUnread = await Promise.all(
        ids.map(async (id) => {
          const one = await this.#kept(id).catch(() => undefined);
          return one === undefined || (!isThere(one) && (await hasBrokenMeta(storage, id)));
        }),
      );
      return ids.filter((_, index) => isUnread[index]);
    });
  }

  /** A description as it lies there. */
  raw(id: string): Promise<Blob> {
    return this.#inTurn(() => this.#blob(id, metaName));
  }

  /** The recordings that some tab writes, this one included. */
  held(): Promise<ReadonlySet<string>> {
    return this.#services.held();
  }

  /** A track from a second on, pulled; of a recording that has ended. */
  source(id: string, track: number, from: number): Promise<AudioSource> {
    return this.#inTurn(async () => recordingSource(await this.#blob(id, audioName(track)), from));
  }

  /** All tracks as one WAV file. */
  wav(id: string): Promise<Blob> {
    return this.#inTurn(async () => {
      const { tracks } = await this.#meta(id);
      return toWav(await Promise.all(tracks.map((_, track) => this.#blob(id, audioName(track)))));
    });
  }

  /** How loud a recording is, all its tracks together. */
  peaks(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#inTurn(async () => {
      const { tracks } = await this.#meta(id);
      let loudest = new Uint8Array();
      for (const track of tracks.keys()) {
        const peaks = new Peaks();
        const source = recordingSource(await this.#blob(id, audioName(track)), 0);
        for (let samples = await source.read(); samples; samples = await source.read()) peaks.add(samples);
        const these = peaks.bytes();
        const [longer, shorter] = these.length > loudest.length ? [these, loudest] : [loudest, these];
        loudest = longer.map((peak, at) => Math.max(peak, shorter[at] ?? 0));
      }
      return loudest;
    });
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#closeAll(id);
      this.#metas.delete(id);
      for (const key of [...this.#files.keys()]) if (key.startsWith(`${id}/`)) this.#files.delete(key);
      await (await this.#storage).remove(id);
    });
  }

  /** A file has one writer at a time and is read when it is closed: what opens files waits for what opened them before. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => {});
    return result;
  }

  /** Puts down what was not kept of a recording as soon as it is known; the room that was reserved then goes to its text. */
  #noting(id: string, losses: () => Losses): () => void {
    let noted = JSON.stringify(losses());
    return () => {
      const now = losses();
      if (JSON.stringify(now) === noted) return;
      noted = JSON.stringify(now);
      void this.#inTurn(async () => {
        await this.#describe({ ...(await this.#meta(id)), ...now });
        if (now.noRoomFrom !== undefined) await this.#giveReserve(id);
      });
    };
  }

  /** What the device has no room for needs none kept free. */
  async #reserve(id: string): Promise<void> {
    const handle = await (await this.#storage).open(id, reserveName).catch(() => undefined);
    if (handle === undefined) return;
    let written = 0;
    try {
      written = handle.write(new Uint8Array(reserveBytes), { at: 0 });
    } catch {
      // No more than what follows.
    }
    handle.close();
    if (written !== reserveBytes) await this.#giveReserve(id);
  }

  async #giveReserve(id: string): Promise<void> {
    await (await this.#storage).removeFile(id, reserveName).catch(() => {});
  }

  /** Those that nobody writes. */
  async #free(): Promise<readonly string[]> {
    const held = await this.#services.held();
    const ids = new Set([...(await (await this.#storage).list()), ...this.#metas.keys()]);
    return [...ids].filter((id) => !held.has(id));
  }

  async #kept(id: string): Promise<KeptRecording> {
    const meta = await this.#meta(id);
    // A crash may have come between the end of the text and that of the sound.
    if (meta.state === "recording") await this.#giveReserve(id);
    const audio = isOnlyText(meta) ? await this.#dropSound(meta) : meta.audio;
    const seconds = audio.status === "deleted" ? audio.seconds : await this.#seconds(meta);
    return { ...meta, audio, seconds, text: (await this.#blob(id, textName)).size > 0 ? "file" : "none" };
  }

  async #seconds({ id, tracks }: RecordingMeta): Promise<number> {
    const blobs = await Promise.all(tracks.map((_, track) => this.#blob(id, audioName(track))));
    return Math.max(...blobs.map(({ size }) => secondsOf(size)));
  }

  /** Deletes the sound, and says so first. Where the description does not get onto the device, the sound stays. */
  async #dropSound(meta: RecordingMeta): Promise<SoundKeeping> {
    let { audio } = meta;
    if (audio.status !== "deleted") {
      audio = { status: "deleted", seconds: await this.#seconds(meta) };
      if ((await this.#describe({ ...meta, audio })) === "refused") {
        await this.#describe({ ...meta, audio: { status: "kept" } });
        return { status: "kept" };
      }
    }
    await this.#removeSound(meta);
    return audio;
  }

  async #removeSound({ id, tracks }: RecordingMeta): Promise<void> {
    const storage = await this.#storage;
    for (const name of tracks.map((_, track) => audioName(track))) {
      this.#files.delete(`${id}/${name}`);
      // What another tab still reads goes with the next visit's list.
      await storage.removeFile(id, name).catch(() => {});
    }
  }

  async #meta(id: string): Promise<OldMeta> {
    const meta = this.#metas.get(id);
    return meta ? { model: undefined, language: undefined, ...meta } : readMeta(await this.#storage, id);
  }

  /** A description that the device has no room for lives as long as this tab. */
  async #describe(meta: RecordingMeta): Promise<"kept" | "refused"> {
    const storage = await this.#storage;
    try {
      await writeMeta(storage, meta);
      if (storage.kind === "memory") this.#metas.set(meta.id, meta);
      else this.#metas.delete(meta.id);
      return "kept";
    } catch {
      this.#metas.set(meta.id, meta);
      return "refused";
    }
  }

  async #open(id: string, name: string): Promise<KeptFile> {
    const known = this.#files.get(`${id}/${name}`);
    if (known) return known;
    const storage = await this.#storage;
    // A device that refuses the file is as one without room.
    const handle = await storage.open(id, name).catch(() => undefined);
    const before = handle ? 0 : ((await storage.read(id, name))?.size ?? 0);
    const file = new KeptFile(handle, storage.kind === "device" ? "device" : "memory", before);
    this.#files.set(`${id}/${name}`, file);
    return file;
  }

  #close(id: string, name: string): void {
    const file = this.#files.get(`${id}/${name}`);
    file?.close();
    if (file?.rest().size === 0) this.#files.delete(`${id}/${name}`);
  }

  #closeAll(id: string): void {
    const opened = this.#opened.get(id);
    if (!opened) return;
    this.#opened.delete(id);
    for (const track of opened.tracks) track.detach();
    for (const track of opened.audio.keys()) this.#close(id, audioName(track));
    opened.close();
  }

  async #blob(id: string, name: string): Promise<Blob> {
    const stored = await (await this.#storage).read(id, name);
    const rest = this.#files.get(`${id}/${name}`)?.rest();
    return new Blob([...(stored ? [stored] : []), ...(rest ? [rest] : [])]);
  }
}

/** Nothing but the text is to be here: its sound has gone, or goes now. */
function isOnlyText({ state, audio }: RecordingMeta): boolean {
  return state === "done" && audio.status !== "kept";
}

/** What was stopped before its first second is none. */
function isThere({ audio, seconds }: KeptRecording): boolean {
  return seconds > 0 || audio.status === "deleted";
}
