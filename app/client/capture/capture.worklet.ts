import { buffersOf, CaptureBlocks, type CapturedBlock, type CaptureMessage } from "../../../engine/index";
import {
  type CaptureCommand,
  type CaptureProcessorOptions,
  type CaptureReport,
  processorName,
} from "./captureProtocol";
import { LevelMeter } from "./levelMeter";

// What the audio thread has beside the language; TypeScript's libraries leave it out.
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: typeof CaptureProcessor): void;

const levelsPerSecond = 50;
/** Samples that the audio thread handles at a time. */
const quantum = 128;

/** One track on the audio thread: sound in, blocks out over a port that leads to the engine's worker, levels to the page. */
class CaptureProcessor extends AudioWorkletProcessor {
  readonly #blocks: CaptureBlocks;
  readonly #meter = new LevelMeter(sampleRate / levelsPerSecond);
  readonly #silence = new Float32Array(quantum);
  #output: MessagePort | undefined;
  #paused = false;
  #ended = false;

  constructor({ processorOptions }: { readonly processorOptions: CaptureProcessorOptions }) {
    super();
    this.#blocks = new CaptureBlocks(processorOptions);
    // The filter's table is made now, not while sound waits.
    this.#blocks.push(this.#silence.subarray(0, 0), sampleRate);
    this.port.onmessage = ({ data }: MessageEvent<CaptureCommand>) => this.#obey(data);
  }

  /** Called by the browser for every 128 samples; the node asks for one channel, so that the browser mixes to mono. */
  process([input]: readonly (readonly Float32Array[])[]): boolean {
    if (this.#ended) return false;
    if (!this.#output || this.#paused) return true;
    // A source that has nothing to give has no channels; its time passes all the same, so that tracks stay together.
    const samples = input?.[0] ?? this.#silence;
    this.#send(this.#blocks.push(samples, sampleRate));
    const level = this.#meter.push(samples);
    if (level) this.#report(level);
    return true;
  }

  #obey(command: CaptureCommand): void {
    if (command.type === "start") this.#connect(command.port);
    if (command.type === "pause") this.#paused = true;
    if (command.type === "resume") this.#paused = false;
    if (command.type === "stop" && !this.#ended) this.#end();
  }

  #connect(port: MessagePort): void {
    this.#output = port;
    // It was sent to a reader that is gone.
    if (this.#ended) port.postMessage(null satisfies CaptureMessage);
  }

  #end(): void {
    this.#ended = true;
    try {
      this.#send(this.#blocks.end());
    } finally {
      this.#output?.postMessage(null satisfies CaptureMessage);
      this.#report("ended");
    }
  }

  #send(blocks: readonly CapturedBlock[]): void {
    for (const block of blocks) {
      this.#output?.postMessage(block satisfies CaptureMessage, buffersOf(block));
    }
  }

  #report(report: CaptureReport): void {
    this.port.postMessage(report);
  }
}

registerProcessor(processorName, CaptureProcessor);
