import { throwIfCancelled } from "../../errors";
import type { Segment, TranscribeEvent } from "../../transcript/types";
import type { DecodingTask } from "../decoding/tokenRules";
import { type Decoding, decodeMel, type FoundWindow } from "../transcribe/decodeMel";
import { frameInOriginal } from "../transcribe/originalTimes";
import { withRecovery } from "../transcribe/recovery";
import type { Transcriber } from "../transcribe/transcriber";
import { decodeTogether, fillsBatch } from "./decodeTogether";
import type { SpeechWindow } from "./speechWindows";

/** What all windows of a transcript are decoded with. */
export interface BatchDecoding {
  readonly transcriber: Transcriber;
  readonly options: Decoding;
  /** By language; otherwise the same for every window, since none has previous text. */
  taskOf(language: string): DecodingTask;
  readonly batch: number;
  readonly signal: AbortSignal | undefined;
}

/** A window and how far it is decoded. */
export interface OpenWindow extends SpeechWindow {
  /** First frame that is not yet decoded. */
  readonly seek: number;
  /** When the last word ended, in seconds of the window. */
  readonly lastSpeechTimestamp: number;
  /** At times of the window. */
  readonly segments: readonly Segment[];
}

/**
 * Decodes what is left of open windows, at most `batch`, and returns them as they are then: the speech after a window's
 * last complete segment is left for the next round, as openai/whisper leaves it for the next window.
 */
export async function* decodeRound(
  decoding: BatchDecoding,
  windows: readonly OpenWindow[],
): AsyncGenerator<TranscribeEvent, readonly OpenWindow[]> {
  const first = originalFrame(windows[0]!);
  const found = yield* withRecovery(decoding.transcriber, first, () => decodeRests(decoding, windows));
  return windows.map((window, i) => {
    const { nextSeek, lastSpeechTimestamp, segments = [] } = found[i]!;
    return { ...window, seek: nextSeek, lastSpeechTimestamp, segments: [...window.segments, ...segments] };
  });
}

/** Changes nothing, so that it can be done again on another device. */
async function* decodeRests(
  { transcriber, options, taskOf, batch, signal }: BatchDecoding,
  windows: readonly OpenWindow[],
): AsyncGenerator<TranscribeEvent, readonly FoundWindow[]> {
  const { whisper, tokenizer } = transcriber;
  const mels = windows.map(({ mel, seek }) => mel.window(seek, mel.frames - seek));
  const languages = windows.map(({ language }) => language ?? options.language);
  const tasks = languages.map(taskOf);
  const isGreedy = options.temperature[0] === 0 && options.beamSize === undefined;
  const greedy =
    isGreedy && fillsBatch(windows.length, batch)
      ? yield* decodeTogether(whisper, tokenizer, { mels, tasks, batch, signal })
      : [];
  const found: FoundWindow[] = [];
  for (const [i, window] of windows.entries()) {
    throwIfCancelled(signal);
    const { seek, lastSpeechTimestamp } = window;
    const contentFrames = window.mel.frames;
    const place = { seek, segmentSize: contentFrames - seek, contentFrames, lastSpeechTimestamp };
    // Windows draw differently, though most begin with frame 0.
    const seeded = { ...options, language: languages[i]!, seed: options.seed + originalFrame(window) };
    const rest = { mel: mels[i]!, greedy: greedy[i], task: tasks[i]!, ...place };
    found.push(yield* decodeMel(transcriber, rest, seeded, signal));
  }
  return found;
}

function originalFrame({ seek, map }: OpenWindow): number {
  return frameInOriginal(seek, map);
}
