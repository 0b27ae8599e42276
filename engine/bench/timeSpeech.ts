import { sampleRate } from "../audio/constants";
import type { AudioSource } from "../audio/source";
import { drain } from "../events";
import type { Recogniser, TranscribeControl } from "../recogniser";
import type { TranscribeOptions } from "../transcribeOptions";

/** One transcript against the clock. */
export interface TimedSpeech {
  readonly milliseconds: number;
  /** Milliseconds until the first words; undefined where there were none. */
  readonly firstText: number | undefined;
  readonly text: string;
}

/** Transcribes audio from its first sample to the last segment. Throws as `Recogniser.transcribe` does. */
export async function timeSpeech(
  model: Pick<Recogniser, "transcribe">,
  source: AudioSource,
  options: TranscribeOptions,
  control?: TranscribeControl,
): Promise<TimedSpeech> {
  const began = performance.now();
  let firstText: number | undefined;
  const run = model.transcribe(source, options, control);
  const { text } = await drain(run, (event) => {
    const isText = event.type === "partial" ? event.text.trim() !== "" : event.type === "segments";
    if (isText) firstText ??= performance.now() - began;
  });
  return { milliseconds: performance.now() - began, firstText, text };
}

/** Decoded audio, which can be read again and again. */
export interface HeldAudio {
  readonly seconds: number;
  open(): AudioSource;
}

/** Reads audio to its end and holds it, so that decoding is not timed with what follows. */
export async function holdAudio(source: AudioSource): Promise<HeldAudio> {
  const chunks: Float32Array<ArrayBuffer>[] = [];
  for (let chunk = await source.read(); chunk; chunk = await source.read()) chunks.push(chunk);
  const seconds = chunks.reduce((sum, { length }) => sum + length, 0) / sampleRate;
  const open = (): AudioSource => {
    let next = 0;
    return { start: 0, seconds, read: async () => chunks[next++] ?? null };
  };
  return { seconds, open };
}
