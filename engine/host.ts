import { abortable } from "./audio/abortable";
import type { AudioSource } from "./audio/source";
import { chooseDevice, processorInstead } from "./device/chooseDevice";
import { isCardsFault, type OpenedModel, openModel } from "./device/openModel";
import type { ChosenDevice, DeviceRequest, DeviceServices, KernelChoice } from "./device/types";
import { errorCode, SottoError } from "./errors";
import { drain } from "./events";
import { loadModel, testOnce } from "./families";
import type { ModelFiles } from "./files/modelFile";
import type { DraftRequest, EngineProtocol, Loaded, PortAudio } from "./protocol";
import type { AskElsewhere, LoadModel, LoadOptions } from "./recogniser";
import type { FindSpeakersOptions, FoundSpeakers, SpeakerEvent } from "./speakers/types";
import { capturedBlocks } from "./stream/capturedBlocks";
import type { LiveControl, LiveEvent, LiveOptions } from "./stream/types";
import type { TranscribeOptions } from "./transcribeOptions";
import type { TranscribeEvent, Transcript } from "./transcript/types";
import { SileroVad } from "./vad/sileroVad";

/** What the host is given; it opens, fetches and hashes nothing itself. */
export interface HostServices extends DeviceServices {
  /**
   * The files of the model of a name, each compared with what it should be, telling how many bytes have come. Files that are
   * read "as they come" may be given away before their end, and then break off; "whole" ones may not. Throws
   * `download-failed`, `offline`, `model-corrupt`, `model-unknown`.
   */
  readModel(model: string, onBytes: (bytes: number) => void, how: "as they come" | "whole"): Promise<ModelFiles>;
  /** The audio at the other end of a port; `close` frees what decodes it, read to its end or not. */
  openAudio(audio: PortAudio): AudioSource & { close(): void | Promise<void> };
  /** The voice detector's weights, whatever model is loaded; throws `download-failed`, `offline`. */
  readVad(): Promise<Uint8Array>;
  /** Asks a model that is elsewhere, at a port. */
  askAtPort?(port: MessagePort): AskElsewhere;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/** Milliseconds of a card's time. */
const HALF_A_SECOND = 500;

/** Whether files that were given away while they were read did not come to their end. */
async function breakOff(files: ModelFiles): Promise<boolean> {
  const ends = [...files.values()].map(({ bytes, until }) => until(bytes.length));
  return Promise.all(ends).then(
    () => false,
    () => true,
  );
}

/** The engine behind a worker: one device, one model, one job at a time. `load` is replaced in tests. */
export class EngineHost implements EngineProtocol {
  readonly #services: HostServices;
  readonly #load: LoadModel;
  #opened: { readonly device: ChosenDevice; readonly preference: DeviceRequest["preference"] } | undefined;
  #model: OpenedModel | undefined;
  #name = "";
  /** What writes ahead of the model. */
  #drafts: DraftRequest | undefined;
  #isLoading = false;
  #vad: Uint8Array | undefined;
  #running: { readonly job: number; readonly abort: AbortController } | undefined;

  constructor(services: HostServices, load: LoadModel = loadModel) {
    this.#services = services;
    this.#load = load;
  }

  async load(
    name: string,
    deviceRequest: DeviceRequest,
    onBytes: (bytes: number) => unknown,
    alignmentHeads?: LoadOptions["alignmentHeads"],
  ): Promise<Loaded> {
    this.#throwIfBusy();
    this.#isLoading = true;
    let taken: unknown;
    const onRead = (bytes: number) => {
      taken = onBytes(bytes);
    };
    try {
      const read = (how: "as they come" | "whole") => this.#services.readModel(name, onRead, how);
      // A first model has a device opened, tested and warmed up while it is read, and is uploaded as it comes; a later one
      // must not cost the model before.
      const reading = read(this.#model ? "whole" : "as they come");
      if (!this.#model) await this.#warmUp(deviceRequest, reading);
      const files = await reading;
      const load: LoadModel = (backend, files, options) => this.#load(backend, files, { ...options, alignmentHeads });
      const open = async (opened: ModelFiles) =>
        this.#openModel(name, opened, { device: await this.#openDevice(deviceRequest), load });
      const model = await open(files).catch(async (error: unknown) => {
        if (!(await breakOff(files))) throw error;
        return open(await read("whole"));
      });
      this.#model = model;
      this.#name = name;
      this.#drafts = undefined;
      this.#keep(model.device(), deviceRequest.preference);
      return { device: model.device().info, features: model.features };
    } finally {
      // Bytes and results go different ways to the page; a result must not overtake the last of the bytes.
      await taken;
      this.#isLoading = false;
    }
  }

  async writeAhead(drafts: DraftRequest | undefined): Promise<void> {
    this.#throwIfBusy();
    if (JSON.stringify(drafts) === JSON.stringify(this.#drafts)) return;
    const read = (name: string) => () => this.#services.readModel(name, () => {}, "whole");
    const models = drafts?.models.map(read) ?? [];
    this.#isLoading = true;
    this.#drafts = undefined;
    try {
      await this.#model?.writeAhead?.(drafts && { models, use: drafts.use, main: read(this.#name) });
      this.#drafts = drafts;
    } finally {
      this.#isLoading = false;
    }
  }

  async writeElsewhere(port: MessagePort | undefined): Promise<void> {
    this.#throwIfBusy();
    this.#isLoading = true;
    try {
      await this.#model?.writeElsewhere?.(port && this.#services.askAtPort?.(port));
    } finally {
      this.#isLoading = false;
    }
  }

  async transcribe(
    job: number,
    audio: PortAudio,
    options: TranscribeOptions,
    onEvent: (event: TranscribeEvent) => void,
  ): Promise<Transcript> {
    const { model, control } = this.#begin(job);
    const source = this.#services.openAudio(audio);
    try {
      const events = model.transcribe(abortable(source, control.signal), options, control);
      return await this.#pass(model, events, onEvent);
    } finally {
      this.#running = undefined;
      // Nothing waits for the decoder to be gone.
      void source.close();
    }
  }

  async record(
    job: number,
    tracks: readonly MessagePort[],
    options: LiveOptions,
    onEvent: (event: LiveEvent) => void,
  ): Promise<void> {
    const { model, control } = this.#begin(job);
    const { signal } = control;
    const blocks = tracks.map((port) => capturedBlocks(port, signal));
    try {
      // It comes with the first recording, so that who has files does not wait for it.
      const { transcribeLive } = await import("./stream/transcribeLive");
      const tell = await this.#teller(model, options);
      await this.#pass(model, transcribeLive(model, blocks, options, { ...control, tell }), onEvent);
    } finally {
      this.#running = undefined;
      for (const port of tracks) port.close();
    }
  }

  async findSpeakers(
    job: number,
    audio: PortAudio,
    options: FindSpeakersOptions,
    onEvent: (event: SpeakerEvent) => unknown,
  ): Promise<FoundSpeakers> {
    const signal = this.#start(job);
    const source = this.#services.openAudio(audio);
    let taken: unknown;
    const tell = (event: SpeakerEvent) => {
      taken = onEvent(event);
    };
    let spare: ChosenDevice | undefined;
    /** The model that is loaded stays where it is, and takes over by itself. */
    const openSpare = async (message: string) => {
      spare = await processorInstead(this.#services, message);
      tell({ type: "recovered", device: spare.info });
      return spare;
    };
    try {
      const { findSpeakers } = await import("./speakers/findSpeakers");
      const device = await this.#searchDevice(options.device, openSpare);
      return await findSpeakers(abortable(source, signal), {
        ...{ backend: device.backend, signal, asked: options },
        readNetworks: (onBytes) => this.#services.readModel("speakers", onBytes, "whole"),
        instead: async (error) =>
          isCardsFault(spare ?? device, error) ? (await openSpare((error as Error).message)).backend : undefined,
        onEvent: tell,
      });
    } finally {
      spare?.backend.dispose();
      await taken;
      this.#running = undefined;
      void source.close();
    }
  }

  /** The device of the model; where that was lost the processor, so that the model can still take over what it has. */
  async #searchDevice(
    request: DeviceRequest,
    openSpare: (message: string) => Promise<ChosenDevice>,
  ): Promise<ChosenDevice> {
    if (this.#opened) return this.#opened.device;
    return this.#model ? openSpare("It was lost before.") : this.#openDevice(request);
  }

  async measureKernels(known: KernelChoice | undefined): Promise<KernelChoice | undefined> {
    const { backend } = this.#opened?.device ?? {};
    const { version, now } = this.#services;
    const isOver = () => this.#running !== undefined || this.#isLoading;
    if (!backend?.variants || backend.info.software || isOver()) return undefined;
    const { adapter } = backend.info;
    if (known?.version === version && known.adapter === adapter) return undefined;
    const { measureVariants } = await import("./device/measureVariants");
    const measured = await measureVariants(backend, { limit: HALF_A_SECOND, now, isOver });
    return measured && !isOver() ? { version, adapter, names: measured.names } : undefined;
  }

  ping(): void | Promise<void> {}

  #begin(job: number) {
    this.#throwIfBusy();
    const model = this.#model;
    if (!model) throw new SottoError("model-unknown", "No model is loaded; load one first.");
    const control = { signal: this.#start(job), openVad: () => this.#openVad(), now: this.#services.now };
    return { model, control };
  }

  #start(job: number): AbortSignal {
    this.#throwIfBusy();
    const abort = new AbortController();
    this.#running = { job, abort };
    return abort.signal;
  }

  /** Hands every event on, and returns what the job ends with once the last of them has been taken. */
  async #pass<Event extends { readonly type: string }, Result>(
    model: OpenedModel,
    events: AsyncGenerator<Event, Result>,
    onEvent: (event: Event) => unknown,
  ): Promise<Result> {
    let taken: unknown;
    try {
      return await drain(events, (event) => {
        if (event.type === "recovered") this.#keep(model.device(), "auto");
        taken = onEvent(event);
      });
    } finally {
      // Events and results go different ways to the page; a result must not overtake the text that belongs to it.
      await taken;
    }
  }

  cancel(job: number): void {
    if (this.#running?.job === job) this.#running.abort.abort();
  }

  /** Read once; every file has a detector of its own, which remembers what it heard. */
  async #openVad(): Promise<SileroVad> {
    this.#vad ??= await this.#services.readVad();
    return SileroVad.fromFile(this.#vad);
  }

  /** What tells who speaks, where that is asked for. It comes when it is, so that whoever does not ask waits for nothing. */
  async #teller(model: OpenedModel, { tellSpeakers }: LiveOptions): Promise<LiveControl["tell"]> {
    if (!tellSpeakers) return undefined;
    const { LiveTeller, openLiveNetworks } = await import("./speakers/tellLive");
    const services = this.#services;
    // On the device on which the model computes now.
    const openSpeakers = async () => {
      const files = await services.readModel("speakers", () => {}, "whole");
      return openLiveNetworks(model.device().backend, files);
    };
    return (place) => new LiveTeller(place, tellSpeakers, { openSpeakers, now: services.now, codeOf: errorCode });
  }

  #throwIfBusy(): void {
    if (this.#running) throw new SottoError("busy", `Job ${this.#running.job} is running; one job runs at a time.`);
    if (this.#isLoading) throw new SottoError("busy", "A model is being loaded; wait for it.");
  }

  /** What fails here fails again where it is needed, and is dealt with there. */
  async #warmUp(request: DeviceRequest, reading: Promise<unknown>): Promise<void> {
    reading.catch(() => {});
    try {
      const { backend } = await this.#openDevice(request);
      await testOnce(backend);
    } catch {}
  }

  /** Opens a model in place of the one before. */
  #openModel(
    name: string,
    read: ModelFiles,
    how: { readonly device: ChosenDevice; readonly load: LoadModel },
  ): Promise<OpenedModel> {
    let files: ModelFiles | undefined = read;
    const readModel = async (): Promise<ModelFiles> => {
      const taken = files ?? (await this.#services.readModel(name, () => {}, "whole"));
      files = undefined;
      return taken;
    };
    this.#model?.dispose();
    this.#model = undefined;
    return openModel({ ...how, services: this.#services, readModel });
  }

  /** The device of the last model, or a new one where there is none, it was lost, or another one is wanted. */
  async #openDevice(request: DeviceRequest): Promise<ChosenDevice> {
    if (this.#opened?.preference === request.preference) return this.#opened.device;
    this.#model?.dispose();
    this.#model = undefined;
    const device = await chooseDevice(request, this.#services);
    this.#keep(device, request.preference);
    return device;
  }

  /** Keeps a device for the next model until it is lost. */
  #keep(device: ChosenDevice, preference: DeviceRequest["preference"]): void {
    this.#opened = { device, preference };
    void device.backend.lost.then(() => {
      if (this.#opened?.device !== device) return;
      this.#opened = undefined;
      // Where the user insists on this device, no other takes over.
      if (preference !== "auto") this.#model = undefined;
    });
  }
}
