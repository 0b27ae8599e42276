import type { AudioSource } from "../audio/source";
import type { TranscribeOptions } from "../decoding/options";
import { SilenceMap } from "../vad/silenceMap";
import type { SpeechReader } from "../vad/speechReader";
import { openSpeech } from "./openSpeech";
import { segmentInOriginal } from "./originalTimes";
import { type TranscribeControl, type Transcriber, transcribe } from "./transcribe";
import type { Segment, TranscribeEvent, Transcript } from "./types";

/** Seconds after which a region is cut though no pause ends it: its samples, 38 MB, are held until it ends. */
const longestRegion = 10 * 60;

/**
 * Transcribes the speech in audio as `transcribe` does, without the silence between, and gives times of the original
 * audio. Nothing is encoded where nobody speaks; the loudest point is that of the speech.
 */
export async function* transcribeSpeech(
  transcriber: Transcriber,
  source: AudioSource,
  options: TranscribeOptions,
  control: TranscribeControl,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const speech = await openSpeech({ transcriber, source, longestRegion }, options, control);
  const map = new SilenceMap();
  const events = transcribe(transcriber, onlySpeech(speech, map), { ...options, clipTimestamps: [0] }, control);
  const segments: Segment[] = [];
  let heard = 0;
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) {
        const { seconds = heard } = speech;
        // The silence at the end, or all of it.
        if (seconds > heard) yield { type: "progress", seconds, totalSeconds: seconds };
        return { ...next.value, segments };
      }
      const event = eventInOriginal(next.value, map, speech.seconds);
      if (event.type === "segments") segments.push(...event.segments);
      if (event.type === "progress") heard = event.seconds;
      yield event;
    }
  } finally {
    // Where the consumer stops early, what runs on the device has to end.
    await events.return({ text: "", language: "", segments: [] });
  }
}

/** Audio of the speech alone; what is read is added to the map. */
function onlySpeech(speech: SpeechReader, map: SilenceMap): AudioSource {
  return {
    seconds: undefined,
    read: async () => {
      const region = await speech.next();
      if (region) map.add(region);
      return region?.samples ?? null;
    },
  };
}

function eventInOriginal(event: TranscribeEvent, map: SilenceMap, totalSeconds: number | undefined): TranscribeEvent {
  switch (event.type) {
    case "segments":
      return { ...event, segments: event.segments.map((segment) => segmentInOriginal(segment, map)) };
    case "recovered":
      return { ...event, seconds: map.startInOriginal(event.seconds) };
    case "progress": {
      // The cut audio has a length once all of it was read.
      const isLast = event.totalSeconds !== undefined && event.seconds >= event.totalSeconds;
      const seconds = isLast && totalSeconds !== undefined ? totalSeconds : map.endInOriginal(event.seconds);
      return { ...event, seconds, totalSeconds };
    }
    default:
      return event;
  }
}
