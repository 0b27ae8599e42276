import type { DecodingTask } from "../../decoding/tokenRules";
import { throwIfCancelled } from "../../errors";
import { frameInOriginal } from "../originalTimes";
import { type Decoding, decodeMel, type FoundWindow, surely, type Transcriber } from "../transcribe";
import type { Segment, TranscribeEvent } from "../types";
import { decodeTogether, fillsBatch } from "./decodeTogether";
import type { SpeechWindow } from "./speechWindows";

/** What all groups of a transcript are decoded with. */
export interface GroupDecoding {
  readonly transcriber: Transcriber;
  readonly options: Decoding;
  /** The same for every window, since none has previous text. */
  readonly task: DecodingTask;
  readonly batch: number;
  readonly signal: AbortSignal | undefined;
}

/** A window and how far it is decoded. */
interface OpenWindow {
  readonly window: SpeechWindow;
  /** First frame that is not yet decoded. */
  seek: number;
  lastSpeechTimestamp: number;
  readonly segments: Omit<Segment, "id">[];
}

/**
 * Decodes a group of windows, in rounds: what a window's text leaves unfinished is decoded in the next one, from where
 * its last complete segment ended. Returns the segments of every window at times of that window.
 */
export async function* decodeGroup(
  decoding: GroupDecoding,
  windows: readonly SpeechWindow[],
): AsyncGenerator<TranscribeEvent, readonly (readonly Omit<Segment, "id">[])[]> {
  const group = windows.map((window): OpenWindow => ({ window, seek: 0, lastSpeechTimestamp: 0, segments: [] }));
  const stillOpen = () => group.filter(({ window, seek }) => seek < window.mel.frames);
  for (let open = stillOpen(); open.length > 0; open = stillOpen()) {
    const { transcriber } = decoding;
    const found = yield* surely(transcriber, originalFrame(open[0]!), () => decodeRound(decoding, open));
    for (const [i, at] of open.entries()) {
      const { nextSeek, lastSpeechTimestamp, segments = [] } = found[i]!;
      at.seek = nextSeek;
      at.lastSpeechTimestamp = lastSpeechTimestamp;
      at.segments.push(...segments);
    }
  }
  return group.map(({ segments }) => segments);
}

/** Decodes the rest of every open window once; changes nothing, so that it can be done again on another device. */
async function* decodeRound(
  { transcriber, options, task, batch, signal }: GroupDecoding,
  open: readonly OpenWindow[],
): AsyncGenerator<TranscribeEvent, readonly FoundWindow[]> {
  const { whisper, tokenizer } = transcriber;
  const mels = open.map(({ window: { mel }, seek }) => mel.window(seek, mel.frames - seek));
  const isGreedy = options.temperature[0] === 0 && options.beamSize === undefined;
  const greedy =
    isGreedy && fillsBatch(open.length, batch)
      ? yield* decodeTogether(whisper, tokenizer, { mels, task, batch, signal })
      : [];
  const found: FoundWindow[] = [];
  for (const [i, at] of open.entries()) {
    throwIfCancelled(signal);
    const { seek, lastSpeechTimestamp } = at;
    const contentFrames = at.window.mel.frames;
    const place = { seek, segmentSize: contentFrames - seek, contentFrames, lastSpeechTimestamp };
    // Windows draw differently, though most begin with frame 0.
    const seeded = { ...options, seed: options.seed + originalFrame(at) };
    found.push(yield* decodeMel(transcriber, { mel: mels[i]!, greedy: greedy[i], task, ...place }, seeded, signal));
  }
  return found;
}

function originalFrame({ window, seek }: OpenWindow): number {
  return frameInOriginal(seek, window.map);
}
