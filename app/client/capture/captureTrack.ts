import type { CaptureMessage } from "../../../engine/index";
import {
  type CaptureCommand,
  type CaptureProcessorOptions,
  type CaptureReport,
  processorName,
} from "./captureProtocol";
import type { CaptureSource } from "./captureSources";
import { diagnose, nothingObserved, observe, type Signal } from "./diagnosis";
import { type Level, noLevel } from "./levelMeter";

/** What a track tells its recording. */
export interface CaptureTrackEvents {
  /** The sound's source is gone (unplugged, no longer shared), or has begun or ceased to give nothing. */
  onSource(): void;
  /** Null has been sent, and the device is given back. */
  onEnd(): void;
}

/** One source on its way through the audio thread to `port`, as the page sees it. */
export class CaptureTrack {
  /** The end of the channel that the engine's worker reads. */
  readonly port: MessagePort;
  readonly source: CaptureSource;
  readonly #node: AudioWorkletNode;
  readonly #input: MediaStreamAudioSourceNode;
  readonly #events: CaptureTrackEvents;
  readonly #unlisten = new AbortController();
  #level = noLevel;
  #observed = nothingObserved;
  #heardAt = performance.now();
  #isLost = false;
  #isPaused = false;
  #isEnded = false;

  constructor(
    context: AudioContext,
    source: CaptureSource,
    options: CaptureProcessorOptions,
    events: CaptureTrackEvents,
  ) {
    this.source = source;
    this.#events = events;
    // One channel, whatever comes: the browser mixes.
    this.#node = new AudioWorkletNode(context, processorName, {
      numberOfInputs: 1,
      numberOfOutputs: 1,
      channelCount: 1,
      channelCountMode: "explicit",
      channelInterpretation: "speakers",
      processorOptions: options,
    });
    this.#input = context.createMediaStreamSource(new MediaStream([source.track]));
    this.#node.port.onmessage = ({ data }: MessageEvent<CaptureReport>) => this.#receive(data);
    this.port = this.#connect();
    this.#listen();
    // The output is silence; some browsers run only what leads to a loudspeaker.
    this.#input.connect(this.#node).connect(context.destination);
  }

  /** Another end in place of one whose reader is gone. */
  reconnect(): MessagePort {
    return this.#connect();
  }

  get level(): Level {
    return this.#level;
  }

  get signal(): Signal {
    const { kind, track } = this.source;
    const isLevelled = track.getSettings().autoGainControl === true;
    return diagnose(this.#observed, { kind, isMuted: track.muted, isLevelled });
  }

  /** Whether the source ended by itself. */
  get isLost(): boolean {
    return this.#isLost;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Counts the time in which the audio thread said nothing as silence. */
  tick(): void {
    if (!this.#isPaused && performance.now() - this.#heardAt > 500) this.#hear(noLevel);
  }

  pause(): void {
    this.#isPaused = true;
    this.#level = noLevel;
    this.#send({ type: "pause" });
  }

  resume(): void {
    this.#isPaused = false;
    this.#observed = nothingObserved;
    this.#heardAt = performance.now();
    this.#send({ type: "resume" });
  }

  /** What has been heard is sent, then null. */
  stop(): void {
    this.#send({ type: "stop" });
  }

  /** Gives the device back, as the track does by itself when it has ended. */
  release(): void {
    if (this.#isEnded) return;
    this.#unlisten.abort();
    this.#input.disconnect();
    this.#node.disconnect();
    this.#node.port.close();
    this.source.track.stop();
    this.#isEnded = true;
    this.#level = noLevel;
  }

  #connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    // The processor answers no more.
    if (this.#isEnded) port1.postMessage(null satisfies CaptureMessage);
    else this.#send({ type: "start", port: port1 }, [port1]);
    return port2;
  }

  #listen(): void {
    const { track } = this.source;
    const { signal } = this.#unlisten;
    const endLost = () => {
      this.#isLost = true;
      this.stop();
      this.#events.onSource();
    };
    track.addEventListener("ended", endLost, { signal });
    for (const type of ["mute", "unmute"]) track.addEventListener(type, () => this.#events.onSource(), { signal });
    // The processor's messages still arrive when its work on sound has failed, so that null is sent all the same.
    this.#node.addEventListener("processorerror", endLost, { signal });
    // It may have ended between the user's yes and now.
    if (track.readyState === "ended") endLost();
  }

  #receive(report: CaptureReport): void {
    if (report !== "ended") {
      if (!this.#isPaused) this.#hear(report);
      return;
    }
    this.release();
    this.#events.onEnd();
  }

  #hear(level: Level): void {
    const now = performance.now();
    this.#level = level;
    this.#observed = observe(this.#observed, level, (now - this.#heardAt) / 1000);
    this.#heardAt = now;
  }

  #send(command: CaptureCommand, transfer: Transferable[] = []): void {
    this.#node.port.postMessage(command, transfer);
  }
}
