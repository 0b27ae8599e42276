import type { AudioSource } from "../../audio/source";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import type { RegionSource } from "../../transcript/batch/packRegions";
import type { Segment, TranscribeEvent, Transcript } from "../../transcript/types";
import { SilenceMap } from "../../vad/silenceMap";
import type { SpeechReader } from "../../vad/speechReader";
import { openSpeech } from "./openSpeech";
import { segmentInOriginal } from "./originalTimes";
import { RegionLanguages } from "./regionLanguages";
import { transcribe } from "./transcribe";
import type { Transcriber } from "./transcriber";

/** Seconds after which a region is cut though no pause ends it: its samples, 38 MB, are held until it ends. */
const longestRegion = 10 * 60;

/**
 * Transcribes the speech in audio as `transcribe` does, without the silence between, and gives times of the original
 * audio. Nothing is encoded where nobody speaks; the loudest point is that of the speech.
 *
 * With `redetectLanguage`, speech in one language after another: each stretch of it is transcribed by itself.
 */
export async function* transcribeSpeech(
  transcriber: Transcriber,
  source: AudioSource,
  options: TranscribeOptions,
  control: TranscribeControl,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const speech = await openSpeech({ transcriber, source, longestRegion }, options, control);
  const segments: Segment[] = [];
  let language: string | undefined;
  let heard = 0;
  for await (const stretch of stretchesOf(transcriber, speech, options)) {
    const map = new SilenceMap();
    // All of it is speech.
    const inStretch = { ...options, language: stretch.language, clipTimestamps: [0], guardSilence: false };
    const events = transcribe(transcriber, onlySpeech(stretch, map), inStretch, { signal: control.signal });
    try {
      for (;;) {
        yield* stretch.takeEvents();
        const next = await events.next();
        if (next.done) {
          language ??= next.value.language;
          break;
        }
        const { seconds: totalSeconds } = speech;
        const ends = stretch.mark.language === undefined ? totalSeconds : undefined;
        const event = eventInOriginal(next.value, map, { totalSeconds, ends });
        if (event.type === "progress") heard = event.seconds;
        if (event.type !== "segments") {
          yield event;
          continue;
        }
        const found = event.segments.map((segment) => ({ ...segment, ...stretch.mark }));
        segments.push(...found);
        yield { type: "segments", segments: found };
      }
    } finally {
      // Where the consumer stops early, what runs on the device has to end.
      await events.return({ text: "", language: "", segments: [] });
    }
  }
  const { seconds = heard } = speech;
  // The silence at the end, or all of it.
  if (seconds > heard) yield { type: "progress", seconds, totalSeconds: seconds };
  const text = transcriber.tokenizer.decode(segments.flatMap(({ tokens }) => tokens));
  return { text, language: language ?? options.language ?? "en", segments };
}

/** Regions of speech that are transcribed as one. */
interface Stretch extends RegionSource {
  /** What is spoken in all of it; undefined: to be found in its first window. */
  readonly language: string | undefined;
  /** What its segments carry. */
  readonly mark: Pick<Segment, "language">;
  takeEvents(): readonly TranscribeEvent[];
}

/** All of the speech as one stretch, or as many as the language changes. */
async function* stretchesOf(
  transcriber: Transcriber,
  speech: SpeechReader,
  options: TranscribeOptions,
): AsyncGenerator<Stretch> {
  if (!followsLanguage(options, transcriber)) {
    yield { language: options.language, mark: {}, next: () => speech.next(), takeEvents: () => [] };
    return;
  }
  const regions = new RegionLanguages(transcriber, speech, options.languages);
  for (let first = await regions.peek(); first; first = await regions.peek()) {
    const { language } = first;
    yield {
      language,
      mark: { language },
      next: async () => ((await regions.peek())?.language === language ? regions.next() : undefined),
      takeEvents: () => regions.takeEvents(),
    };
  }
}

/** Whether the language of every region is looked for. */
export function followsLanguage(
  { redetectLanguage, language }: TranscribeOptions,
  { tokenizer }: Pick<Transcriber, "tokenizer">,
): boolean {
  return redetectLanguage === true && language === undefined && tokenizer.isMultilingual;
}

/** Audio of the speech alone; what is read is added to the map. */
function onlySpeech(regions: RegionSource, map: SilenceMap): AudioSource {
  return {
    start: 0,
    seconds: undefined,
    read: async () => {
      const region = await regions.next();
      if (region) map.add(region);
      return region?.samples ?? null;
    },
  };
}

function eventInOriginal(
  event: TranscribeEvent,
  map: SilenceMap,
  { totalSeconds, ends }: { readonly totalSeconds: number | undefined; readonly ends: number | undefined },
): TranscribeEvent {
  switch (event.type) {
    case "segments":
      return { ...event, segments: event.segments.map((segment) => segmentInOriginal(segment, map)) };
    case "recovered":
    case "alone":
      return { ...event, seconds: map.startInOriginal(event.seconds) };
    case "progress": {
      // The cut audio has a length once all of it was read.
      const isLast = event.totalSeconds !== undefined && event.seconds >= event.totalSeconds;
      return { ...event, seconds: isLast && ends ? ends : map.endInOriginal(event.seconds), totalSeconds };
    }
    default:
      return event;
  }
}
