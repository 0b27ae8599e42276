import { defaultOptions } from "../decoding/options";
import { StreamTranscriber } from "../stream/streamTranscriber";
import type { LiveEvent, LiveOptions } from "../stream/types";
import type { Transcriber } from "../transcript/transcribe";
import type { Segment } from "../transcript/types";
import { liveBlocks } from "./liveBlocks";
import { type LiveScript, type LiveWhisper, liveTokenizer, liveWhisper, type SaidWord, voiceOf } from "./liveWhisper";
import { scriptedVad } from "./scriptedVad";

export interface LivePlay extends LiveScript {
  readonly seconds: number;
  readonly blockSeconds?: number;
  /** Milliseconds that the hypothesis of this number takes. */
  readonly cost?: (count: number) => number;
  readonly options?: Partial<LiveOptions>;
  readonly transcriber?: Partial<Transcriber>;
  readonly signal?: AbortSignal;
  /** What the voice detector takes for speech; the words unless told. */
  readonly voice?: readonly SaidWord[];
}

export interface Played {
  readonly events: readonly (LiveEvent & { readonly at: number })[];
  readonly segments: readonly Segment[];
  readonly whisper: LiveWhisper;
  /** Second of the clock at which all was confirmed. */
  readonly ended: number;
}

/** Plays a recording of words to a stream, on a clock on which a hypothesis takes what it is said to take. */
export async function playLive(play: LivePlay): Promise<Played> {
  const { seconds, cost = () => 100, blockSeconds = 0.1 } = play;
  let now = 0;
  const onEncode = (count: number) => {
    now += cost(count);
    play.onEncode?.(count);
  };
  const whisper = liveWhisper({ ...play, onEncode });
  const openVad = async () => scriptedVad(voiceOf(play.voice ?? play.words, seconds));
  const stream = new StreamTranscriber(
    { whisper, tokenizer: liveTokenizer, ...play.transcriber },
    // The numbered words are repetitive by nature.
    { ...defaultOptions, temperature: [0], compressionRatioThreshold: undefined, ...play.options },
    { openVad, now: () => now, ...(play.signal ? { signal: play.signal } : {}) },
  );
  await stream.open();
  const events: (LiveEvent & { at: number })[] = [];
  const blocks = [...liveBlocks(seconds, blockSeconds)];
  let pushed = 0;
  const arrival = () => (pushed < blocks.length ? 1000 * Math.min(seconds, (pushed + 1) * blockSeconds) : Infinity);
  for (let turns = 0; pushed < blocks.length || !stream.isFinished; turns++) {
    if (turns > 100_000) throw new Error("the stream does not come to its end");
    while (arrival() <= now) stream.push(blocks[pushed++]!);
    if (pushed === blocks.length) stream.end();
    for (const event of stream.report()) events.push({ ...event, at: now / 1000 });
    const due = stream.due ?? Infinity;
    if (due <= now) for await (const event of stream.work()) events.push({ ...event, at: now / 1000 });
    else if (!stream.isFinished || pushed < blocks.length) now = Math.max(now, Math.min(arrival(), due));
  }
  return { events, segments: stream.segments, whisper, ended: now / 1000 };
}
