import { LiveTranscript } from "../stream/liveTranscript";
import { StreamTranscriber } from "../stream/streamTranscriber";
import type { CapturedBlock, LiveEvent, LiveOptions } from "../stream/types";
import { defaultOptions } from "../transcribeOptions";
import type { Segment } from "../transcript/types";
import { listen } from "../whisper/live/listen";
import type { Transcriber } from "../whisper/transcribe/transcriber";
import { liveBlocks } from "./liveBlocks";
import { type LiveScript, type LiveWhisper, liveTokenizer, liveWhisper, type SaidWord, voiceOf } from "./liveWhisper";
import { scriptedVad } from "./scriptedVad";

export interface LivePlay extends LiveScript {
  readonly seconds: number;
  readonly blockSeconds?: number;
  /** Second of the recording at which the words' second 0 lies; 0 unless told. */
  readonly start?: number;
  /** Milliseconds that the hypothesis of this number takes. */
  readonly cost?: (count: number) => number;
  readonly options?: Partial<LiveOptions>;
  readonly transcriber?: Partial<Transcriber>;
  readonly signal?: AbortSignal;
  /** What the voice detector takes for speech; the words unless told. */
  readonly voice?: readonly SaidWord[];
}

export interface Played {
  readonly events: readonly TimedLiveEvent[];
  readonly segments: readonly Segment[];
  readonly whisper: LiveWhisper;
  /** Second of the clock at which all was confirmed. */
  readonly ended: number;
}

/** Plays a recording of words to a stream, on a clock on which a hypothesis takes what it is said to take. */
export async function playLive(play: LivePlay): Promise<Played> {
  const { seconds, cost = () => 100, blockSeconds = 0.1, start = 0 } = play;
  let now = 0;
  const onEncode = (count: number) => {
    now += cost(count);
    play.onEncode?.(count);
  };
  const whisper = liveWhisper({ ...play, onEncode });
  const openVad = async () => scriptedVad(voiceOf(play.voice ?? play.words, seconds));
  // The numbered words are repetitive by nature.
  const options = { ...defaultOptions, temperature: [0], compressionRatioThreshold: undefined, ...play.options };
  const stream = new StreamTranscriber(
    listen({ whisper, tokenizer: liveTokenizer, ...play.transcriber }, options),
    options,
    { openVad, now: () => now, ...(play.signal ? { signal: play.signal } : {}) },
  );
  const clock = {
    now: () => now,
    skipTo: (milliseconds: number) => {
      now = Math.max(now, milliseconds);
    },
  };
  const events = await playStream(stream, [...liveBlocks(seconds, blockSeconds, start)], clock);
  return { events, segments: confirmedSegments(events), whisper, ended: now / 1000 };
}

/** The segments of one track in their last state. */
export function confirmedSegments(events: readonly LiveEvent[]): readonly Segment[] {
  const said = new LiveTranscript(1);
  for (const event of events) said.add(event);
  return said.transcript("en").segments;
}

export type TimedLiveEvent = LiveEvent & { readonly at: number };

/** Pushes blocks when the clock has reached their ends, and lets the stream work when it is due. */
export async function playStream(
  stream: StreamTranscriber,
  blocks: readonly CapturedBlock[],
  clock: { now(): number; skipTo(milliseconds: number): void },
): Promise<readonly TimedLiveEvent[]> {
  await stream.open();
  const events: TimedLiveEvent[] = [];
  let pushed = 0;
  let samples = 0;
  const next = () => blocks[pushed];
  const arrival = () => (pushed < blocks.length ? (samples + (next()?.samples.length ?? 0)) / 16 : Infinity);
  for (let turns = 0; pushed < blocks.length || !stream.isFinished; turns++) {
    if (turns > 100_000) throw new Error("the stream does not come to its end");
    while (arrival() <= clock.now()) {
      samples += next()!.samples.length;
      stream.push(blocks[pushed++]!);
    }
    if (pushed === blocks.length) stream.end();
    for (const event of stream.report()) events.push({ ...event, at: clock.now() / 1000 });
    const due = stream.due ?? Infinity;
    if (due <= clock.now()) for await (const event of stream.work()) events.push({ ...event, at: clock.now() / 1000 });
    else if (!stream.isFinished || pushed < blocks.length) clock.skipTo(Math.min(arrival(), due));
  }
  return events;
}
