import { type FeatureSpec, SottoError } from "../../../engine/index";
import { isInForeignFrame } from "../foreignFrame";
import { tellMissing } from "../missingPart";
import workletUrl from "./capture.worklet.ts?worker&url";
import { denied } from "./captureReasons";
import { type CaptureSource, openSources, type SourceOptions } from "./captureSources";
import { CaptureTrack } from "./captureTrack";
import { isNoMicrophone, labelOf, type Microphone, microphonesOf } from "./devices";
import type { Signal } from "./diagnosis";
import { type Level, noLevel } from "./levelMeter";

export interface CaptureOptions extends SourceOptions {
  /** The feature frames that the engine would use; undefined where no model has said. */
  readonly features: FeatureSpec | undefined;
}

type TrackName = "Me" | "Them";

export interface CaptureState {
  readonly status: "running" | "paused" | "ended";
  /** How the first track sounds that has not ended. */
  readonly signal: Signal;
  /** Of the device of that track, as the system names it now. */
  readonly label: string;
  /** Whether the label is that of an input which is no microphone, such as a monitor of the loudspeakers. */
  readonly isWrongDevice: boolean;
  /** Of the sound of that track: hertz, and channels before they are mixed to one. */
  readonly rate: number;
  readonly channels: number;
  /** Tracks that ended by themselves: unplugged, or no longer shared. What they had heard is sent. */
  readonly lost: readonly TrackName[];
}

/** A recording that runs. */
export interface CaptureHandle {
  /** The ports carry CaptureMessage and are for the engine's worker. */
  readonly tracks: readonly { readonly name: TrackName; readonly port: MessagePort }[];
  /** New ports in place of those whose reader is gone: sound goes over them from now on; a track that has ended sends null. */
  reconnect(): readonly MessagePort[];
  /** Latest level of a track, for a canvas that reads it every frame. */
  level(track: number): Level;
  pause(): void;
  resume(): void;
  /** What was heard is sent, then null on every port; the devices are given back. */
  stop(): void;
  /** Calls `listener` now and whenever the state changes; returns what ends that. */
  onChange(listener: (state: CaptureState) => void): () => void;
}

/** Microphones and what they hear. */
export interface SoundInput {
  start(options: CaptureOptions): Promise<CaptureHandle>;
  microphones(): Promise<readonly Microphone[]>;
}

const names = { microphone: "Me", tab: "Them" } as const;
/** Milliseconds between looks at how the tracks are. */
const tickPause = 250;
/** Milliseconds that the audio thread has to send what is left. */
const endPause = 2000;

/**
 * Starts to record a microphone, a tab or both at once, at the rate of the sound card. Call it from a press of a button.
 * @throws SottoError `mic-denied` or `mic-missing` with why in a sentence; nothing stays open then.
 */
export async function startCapture(options: CaptureOptions): Promise<CaptureHandle> {
  if (isInForeignFrame(window)) throw new SottoError("mic-denied", denied.framed);
  // Made before anything is waited for, while the press of the button still counts.
  const context = new AudioContext({ latencyHint: "balanced" });
  let sources: readonly CaptureSource[] = [];
  try {
    const added = context.audioWorklet?.addModule(workletUrl);
    // Its failure is looked at below, unless there is nothing to record.
    added?.catch(tellMissing);
    sources = await openSources(options);
    await added;
    return new Capture(context, sources, options);
  } catch (error) {
    for (const { track } of sources) track.stop();
    await context.close();
    throw error;
  }
}

/** The microphones that there are; without names, or none, until one has been allowed. */
export async function listMicrophones(): Promise<readonly Microphone[]> {
  return microphonesOf(await devices());
}

class Capture implements CaptureHandle {
  readonly tracks: CaptureHandle["tracks"];
  readonly #context: AudioContext;
  readonly #tracks: readonly CaptureTrack[];
  readonly #listeners = new Set<(state: CaptureState) => void>();
  readonly #unlisten = new AbortController();
  readonly #ticking: ReturnType<typeof setInterval>;
  #status: CaptureState["status"] = "running";
  /** Of each track's device; the one behind "default" may change. */
  #labels: readonly string[];
  #state: CaptureState;
  #isWaking = false;

  constructor(context: AudioContext, sources: readonly CaptureSource[], { features }: CaptureOptions) {
    this.#context = context;
    const events = { onSource: () => this.#look(), onEnd: () => this.#endWhenAllHave() };
    this.#tracks = sources.map((source) => new CaptureTrack(context, source, { features }, events));
    this.tracks = this.#tracks.map(({ source, port }) => ({ name: names[source.kind], port }));
    this.#labels = sources.map(({ track }) => track.label);
    this.#state = this.#stateNow();
    this.#ticking = setInterval(() => this.#tick(), tickPause);
    const { signal } = this.#unlisten;
    context.addEventListener("statechange", () => this.#wake(), { signal });
    document.addEventListener("visibilitychange", () => this.#wake(), { signal });
    navigator.mediaDevices.addEventListener("devicechange", () => void this.#readLabels(), { signal });
    this.#wake();
    void this.#readLabels();
  }

  reconnect(): readonly MessagePort[] {
    return this.#tracks.map((track) => track.reconnect());
  }

  level(track: number): Level {
    return this.#tracks[track]?.level ?? noLevel;
  }

  pause(): void {
    if (this.#status !== "running") return;
    this.#status = "paused";
    for (const track of this.#tracks) track.pause();
    this.#look();
  }

  resume(): void {
    if (this.#status !== "paused") return;
    this.#status = "running";
    for (const track of this.#tracks) track.resume();
    this.#wake();
    this.#look();
  }

  stop(): void {
    if (this.#status === "ended") return;
    this.#status = "ended";
    for (const track of this.#tracks) track.stop();
    setTimeout(() => this.#release(), endPause);
    this.#look();
  }

  onChange(listener: (state: CaptureState) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#state);
    return () => void this.#listeners.delete(listener);
  }

  #tick(): void {
    for (const track of this.#tracks) track.tick();
    this.#wake();
    this.#look();
  }

  /** A context that the browser has put to sleep (another program took the sound, the tab was hidden) is woken. */
  #wake(): void {
    const { state } = this.#context;
    if (this.#isWaking || this.#status === "ended" || state === "running" || state === "closed") return;
    this.#isWaking = true;
    // Refused, or put off, for as long as whatever took the sound goes on; after a refusal the next tick asks again.
    void this.#context
      .resume()
      .catch(() => undefined)
      .finally(() => {
        this.#isWaking = false;
      });
  }

  #look(): void {
    const state = this.#stateNow();
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  #stateNow(): CaptureState {
    const first = Math.max(
      0,
      this.#tracks.findIndex((track) => !track.isLost && !track.isEnded),
    );
    const track = this.#tracks[first];
    const label = this.#labels[first] ?? "";
    // What a browser does not say of the track is as the sound arrives here.
    const { sampleRate = this.#context.sampleRate, channelCount = 1 } = track?.source.track.getSettings() ?? {};
    return {
      status: this.#status,
      signal: this.#status === "running" ? (track?.signal ?? "ok") : "ok",
      label,
      isWrongDevice: track?.source.kind === "microphone" && isNoMicrophone(label),
      rate: sampleRate,
      channels: channelCount,
      lost: this.#tracks.filter(({ isLost }) => isLost).map(({ source }) => names[source.kind]),
    };
  }

  async #readLabels(): Promise<void> {
    const known = await devices();
    this.#labels = this.#tracks.map(({ source: { track } }) =>
      labelOf(known, track.getSettings().deviceId, track.label),
    );
    this.#look();
  }

  #endWhenAllHave(): void {
    if (this.#tracks.every(({ isEnded }) => isEnded)) this.#release();
    else this.#look();
  }

  #release(): void {
    if (this.#unlisten.signal.aborted) return;
    this.#unlisten.abort();
    clearInterval(this.#ticking);
    this.#status = "ended";
    for (const track of this.#tracks) track.release();
    void this.#context.close();
    this.#look();
  }
}

async function devices(): Promise<readonly MediaDeviceInfo[]> {
  // Browsers that tell nothing of devices still record the default one.
  return (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
}
