import type { SoundBytes } from "./soundBytes";

/** FFmpeg's demuxers and decoders as `scripts/libav/sound.c` exports them: one file per instance. */
export interface SoundModule {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  /** Number of audio tracks; negative: no format that is known. */
  open(bytes: number, name: number): number;
  formatName(): number;
  /** What the file looks like, even where it could not be opened; empty: like nothing that is known. */
  formatTitle(): number;
  codecName(track: number): number;
  /** The codec's full name; the container's own letters where it is not known. */
  codecTitle(track: number): number;
  /** As far as it shows in what was read. */
  isEncrypted(track: number): number;
  language(track: number): number;
  title(track: number): number;
  channels(track: number): number;
  /** FFmpeg's choice among the tracks that can be decoded; −1: there is none. */
  bestTrack(): number;
  use(track: number): number;
  startTime(): number;
  duration(): number;
  /** Samples of the next frame; 0: call again, −1: the end, −2: stuck, −3: a packet before `from` was passed over. */
  step(from: number): number;
  /**
   * Mixes the frame, but for the samples `skipped`, behind `silence` samples, all at its own rate; returns the number of
   * `samples` at 16 kHz that come of it, −1 where its channels cannot be mixed.
   */
  convert(skipped: number, silence: number): number;
  /** The number of `samples` that are left behind the last frame. */
  drain(): number;
  samples(): number;
  /** Seconds on the file's clock at which the frame, or the packet that was passed over, begins; NaN: not said. */
  time(): number;
  /** Seconds that the packet which was passed over lasts. */
  length(): number;
  rate(): number;
  track(): number;
  /** Seconds so far that came and could not be decoded. */
  lost(): number;
  /** The byte at which the demuxer gave up before the end; negative where it did not. */
  brokeOff(): number;
  /** As the container or the first frames say; 0: not said. */
  bytesPerSecond(track: number): number;
}

/** Without a further byte or sample for so long a file is given up. */
const patience = 10_000;

/** An instance for one file. */
export interface SoundInstance {
  readonly module: SoundModule;
  /** Audio tracks that the file has; negative: no format that is known. */
  readonly trackCount: number;
  /** Complaints of FFmpeg's so far, and among them pages with a wrong checksum, which never reached the decoder. */
  damage(): { readonly complaints: number; readonly pages: number };
  /** To be called when sound came and more is asked for: the file gets its patience anew. */
  progressed(): void;
  text(pointer: number): string;
}

/** Opens a file in an instance of the compiled module. */
export async function startSound(compiled: WebAssembly.Module, bytes: SoundBytes): Promise<SoundInstance> {
  let furthest = 0;
  let since = performance.now();
  let [complaints, pages] = [0, 0];
  const memory = () => new Uint8Array(module.memory.buffer);
  const text = (pointer: number) => {
    const from = memory().subarray(pointer);
    return new TextDecoder().decode(from.slice(0, Math.max(0, from.indexOf(0))));
  };
  const isStuck = () => performance.now() - since > patience;
  const host = {
    readBytes(position: number, to: number, length: number): number {
      if (isStuck()) return -1;
      const read = bytes.read(position, Math.min(position + length, bytes.size));
      memory().set(read, to);
      if (position + read.length > furthest) since = performance.now();
      furthest = Math.max(furthest, position + read.length);
      return read.length;
    },
    isStuck: () => Number(isStuck()),
    // Ogg pages with a wrong checksum never reach a decoder, which could fail.
    complain(pointer: number): void {
      complaints++;
      if (text(pointer).startsWith("CRC mismatch")) pages++;
    },
  };
  const { exports } = await WebAssembly.instantiate(compiled, {
    host,
    wasi_snapshot_preview1: systemCalls(compiled, memory),
  });
  const module = exports as unknown as SoundModule & { _initialize(): void };
  module._initialize();
  const trackCount = module.open(bytes.size, writeName(module, bytes.name));
  return {
    module,
    trackCount,
    text,
    damage: () => ({ complaints, pages }),
    progressed: () => {
      since = performance.now();
    },
  };
}

/** The C library asks for files, of which FFmpeg needs none here: there is no such descriptor, and no environment. */
function systemCalls(compiled: WebAssembly.Module, memory: () => Uint8Array): WebAssembly.ModuleImports {
  const badDescriptor = 8;
  const names = WebAssembly.Module.imports(compiled).filter(({ module }) => module === "wasi_snapshot_preview1");
  return {
    ...Object.fromEntries(names.map(({ name }) => [name, () => badDescriptor])),
    environ_sizes_get(count: number, bytes: number): number {
      memory()
        .fill(0, count, count + 4)
        .fill(0, bytes, bytes + 4);
      return 0;
    },
  };
}

/** Puts the file's suffix, as a name that tells nothing else, where the module can read it. */
function writeName(module: SoundModule, name: string): number {
  const suffix = /\.([a-z0-9]{1,8})$/i.exec(name)?.[0] ?? "";
  const encoded = new TextEncoder().encode(`sound${suffix}\0`);
  const pointer = module.allocate(encoded.length);
  new Uint8Array(module.memory.buffer).set(encoded, pointer);
  return pointer;
}
