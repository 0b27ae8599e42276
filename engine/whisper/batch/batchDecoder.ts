import { throwIfCancelled } from "../../errors";
import { framesPerSecond } from "../../transcript/frames";
import type { TranscribeEvent } from "../../transcript/types";
import { drawRule } from "../decoding/drawRule";
import { needsFallback } from "../decoding/fallback";
import type { DecodingTask } from "../decoding/tokenRules";
import { openSlots } from "../model/openSlots";
import type { BatchedText, BatchInference } from "../model/types";
import { decodeMel, resultOf } from "../transcribe/decodeMel";
import { latestOf } from "../transcribe/latest";
import type { Decoding, FoundWindow } from "../transcribe/melWindow";
import { withRecovery } from "../transcribe/recovery";
import type { DecodingResult } from "../transcribe/segments";
import type { Transcriber } from "../transcribe/transcriber";
import { type OpenWindow, originalFrame, restOf } from "./openWindow";
import type { WindowQueue } from "./windowQueue";

/** What all windows of a transcript are decoded with. */
export interface BatchDecoding {
  readonly transcriber: Transcriber;
  readonly options: Decoding & { readonly batch: number };
  /** By language; otherwise the same for every window, since none has previous text. */
  taskOf(language: string): DecodingTask;
  readonly signal: AbortSignal | undefined;
}

/**
 * Decodes the windows of a queue: many at a time, each taking the place of one whose text has ended, and again at higher temperatures
 * where a text is not good enough, or, where that is not what the options ask for, one by one.
 */
export class BatchDecoder {
  readonly #decoding: BatchDecoding;
  readonly #queue: WindowQueue;
  #batch: BatchInference | undefined;
  /** Windows at a time that there is memory for, as far as is known. */
  #windows: number;
  /** Texts of the windows that are decoded now, one for each of the first temperatures; undefined: it goes on. */
  readonly #texts = new Map<number, (DecodingResult | undefined)[]>();

  constructor(decoding: BatchDecoding, queue: WindowQueue) {
    this.#decoding = decoding;
    this.#queue = queue;
    this.#windows = decoding.options.batch;
  }

  /** Decodes until some window has ended, on another device where one fails. Shows the texts as they grow. */
  async *turn(): AsyncGenerator<TranscribeEvent, void> {
    const { transcriber } = this.#decoding;
    const [first] = this.#queue.held;
    yield* withRecovery(transcriber, first ? originalFrame(first) : 0, () => this.#turn());
  }

  async *#turn(): AsyncGenerator<TranscribeEvent, void> {
    try {
      this.#batch ??= yield* this.#open();
      if (!this.#batch) for (const window of this.#queue.take(1)) yield* this.#finish(window);
      else for (const text of yield* this.#together(this.#batch)) yield* this.#judge(this.#batch, text);
    } catch (error) {
      this.#batch = undefined;
      this.#queue.putBack();
      throw error;
    }
  }

  /** Undefined where windows are decoded one by one, as a single one is. Says where there is memory for fewer than it did before. */
  async *#open(): AsyncGenerator<TranscribeEvent, BatchInference | undefined> {
    const { transcriber, options, taskOf } = this.#decoding;
    const { batch, temperature, beamSize } = options;
    await this.#queue.wait(2);
    const isGreedy = temperature[0] === 0 && beamSize === undefined;
    if (!isGreedy || batch === 1 || this.#queue.waiting.length < 2) return undefined;
    const { rules, maxTokens } = taskOf(options.language);
    const opened = await transcriber.whisper.openBatch?.({ slots: batch, rules, maxTokens }, openSlots);
    const windows = opened?.slots ?? 1;
    if (windows < this.#windows) yield { type: "fewer", windows };
    this.#windows = windows;
    return opened;
  }

  /** Decodes until some texts have ended; those. */
  #together(batch: BatchInference): AsyncGenerator<TranscribeEvent, readonly BatchedText[]> {
    const { signal } = this.#decoding;
    return latestOf(async (show) => {
      for (;;) {
        throwIfCancelled(signal);
        await this.#fill(batch);
        const texts = await batch.step();
        show({ type: "partial", text: this.#textOf(texts) });
        const ended = texts.filter(({ hasEnded }) => hasEnded);
        if (ended.length > 0) return ended;
      }
    });
  }

  /**
   * Begins the windows that wait in the free slots: as many together as are encoded together, and one by one where there are
   * fewer and no others come, or nothing else is to be done. What cannot be read meanwhile is read before.
   */
  async #fill(batch: BatchInference): Promise<void> {
    const queue = this.#queue;
    const isBeside = queue.isAhead && batch.worksBeside;
    for (;;) {
      const isIdle = batch.free === batch.slots;
      if (isIdle || !isBeside) await queue.wait(isBeside ? 1 : batch.free);
      const waiting = Math.min(batch.free, queue.waiting.length);
      const isLate = isIdle || !isBeside || !queue.mayGrow;
      if (waiting === 0 || (waiting < batch.together && !isLate)) return;
      const taken = queue.take(waiting < batch.together ? 1 : batch.together);
      await batch.begin(await Promise.all(taken.map((window) => this.#begun(window, batch.free))));
    }
  }

  /** One text, or where the first was not good enough one for each temperature that follows, as many as there are free slots. */
  async #begun(window: OpenWindow, free: number) {
    const { id, attempts, seek } = window;
    const tried = attempts.length;
    const temperatures = this.#decoding.options.temperature.slice(tried, tried + (tried > 0 ? free : 1));
    const seed = this.#seedOf(window);
    const draws = temperatures.map((temperature) => drawRule({ temperature, seed, window: seek }));
    this.#texts.set(id, [...attempts, ...new Array(draws.length)]);
    return { id, mel: await restOf(window), prompt: this.#taskOf(window).initialTokens, draws };
  }

  /** Finishes a window whose texts have ended, unless none is good enough and others can be drawn. */
  async *#judge({ worksBeside }: BatchInference, text: BatchedText): AsyncGenerator<TranscribeEvent, void> {
    const { transcriber, options } = this.#decoding;
    const { temperature, bestOf = 1 } = options;
    const { id } = text;
    const window = this.#queue.held.find((held) => held.id === id)!;
    const texts = this.#texts.get(id)!;
    const at = window.attempts.length + text.draw;
    texts[at] = resultOf(text, temperature[at]!, transcriber.tokenizer);
    if (texts.includes(undefined)) return;
    this.#texts.delete(id);
    const attempts = texts as readonly DecodingResult[];
    const isBad = attempts.every((result) => needsFallback(result, options));
    // A processor would not do it beside others, and of several draws the likeliest counts, which is found elsewhere.
    const isAgain = isBad && attempts.length < temperature.length && worksBeside && bestOf === 1;
    if (isAgain) this.#queue.change(id, { attempts });
    else yield* this.#finish({ ...window, attempts });
  }

  /** Makes segments of a window's texts, or decodes the window where it has none yet or none that is good enough. */
  async *#finish(window: OpenWindow): AsyncGenerator<TranscribeEvent, void> {
    const { transcriber, options, signal } = this.#decoding;
    throwIfCancelled(signal);
    const { id, seek, lastSpeechTimestamp, attempts } = window;
    const contentFrames = window.content.frames;
    const seeded = { ...options, language: window.language ?? options.language, seed: this.#seedOf(window) };
    const decoded = { mel: () => restOf(window), attempts, task: this.#taskOf(window), lastSpeechTimestamp };
    const rest = { ...decoded, seek, segmentSize: contentFrames - seek, contentFrames };
    const found = yield* decodeMel(transcriber, rest, seeded, signal);
    const segments = [...window.segments, ...(found.segments ?? [])];
    // With `lastSpeechTimestamp`.
    this.#queue.change(id, { ...found, seek: unheardFrom(found, window), segments, attempts: [] });
  }

  /** Windows draw differently, though most begin with frame 0. */
  #seedOf(window: OpenWindow): number {
    return this.#decoding.options.seed + originalFrame(window);
  }

  /** What is found in the windows that are held, and what is said in them so far, in the order of the audio. */
  #textOf(texts: readonly BatchedText[]): string {
    const { tokenizer } = this.#decoding.transcriber;
    const said = new Map(texts.map(({ id, tokens }) => [id, tokens.filter((token) => token < tokenizer.eot)]));
    const parts = this.#queue.held.flatMap(({ id, segments }) => [
      ...segments.map(({ text }) => text),
      tokenizer.decode(said.get(id) ?? []),
    ]);
    return parts.join("");
  }

  #taskOf({ language }: OpenWindow): DecodingTask {
    return this.#decoding.taskOf(language ?? this.#decoding.options.language);
  }
}

/** Speech behind a text, in frames, that is not taken for silence. */
const mostUnheard = 10 * framesPerSecond;

/** Where decoding goes on: all of a window is speech, so a text that ends long before it leaves something unheard. */
function unheardFrom({ segments = [], nextSeek }: FoundWindow, { content, seek }: OpenWindow): number {
  const end = Math.round((segments.at(-1)?.end ?? 0) * framesPerSecond);
  return end > seek && nextSeek - end > mostUnheard && nextSeek >= content.frames ? end : nextSeek;
}
