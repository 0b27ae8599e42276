import {
  defaultOptions,
  errorCode,
  LiveTranscript,
  type LoadedModel,
  punctuatedTexts,
  type Segment,
  type TranscribeOptions,
} from "../../engine/index";
import { decodePath } from "../audio/decodePath";
import { samplesOf } from "../live/runClip";
import { blocksOf, simulate, type TimedEvent } from "../live/simulate";
import { fixedClock } from "../live/simulatedClock";
import { openVad } from "../models/openVad";

/** What a model makes of a clip: text of an English-only one, the language that a multilingual one finds. */
export interface Heard {
  readonly how: "file" | "live";
  readonly segments: readonly Segment[];
  readonly found: { readonly language: string; readonly probability: number } | undefined;
}

/** As the page transcribes files. */
const options: TranscribeOptions = {
  ...defaultOptions,
  detectLanguageWindow: "speech",
  guardSilence: true,
  punctuate: punctuatedTexts,
  keepBestFallback: true,
};

/** Hears a clip as a file; undefined where it cannot be read. */
export function hear(model: LoadedModel, file: string): Promise<Heard | undefined> {
  return ifReadable(() => hearReadable(model, file));
}

/** Hears a clip as a recording that is made; undefined where it cannot be read. */
export function hearLive(model: LoadedModel, file: string): Promise<Heard | undefined> {
  return ifReadable(async () => {
    const said = new LiveTranscript(1);
    const blocks = blocksOf(await samplesOf(file), model.features);
    const language = model.languages.length > 1 ? undefined : "en";
    const onEvent = ({ event }: TimedEvent) => said.add(event);
    const clock = fixedClock({ fresh: 300, whole: 300 });
    await simulate(model, blocks, { ...defaultOptions, language }, { clock, onEvent });
    return { how: "live", segments: said.transcript("en").segments, found: undefined };
  });
}

async function ifReadable(heard: () => Promise<Heard>): Promise<Heard | undefined> {
  try {
    return await heard();
  } catch (error) {
    if (errorCode(error) !== "audio-unreadable") throw error;
    return undefined;
  }
}

async function hearReadable(model: LoadedModel, file: string): Promise<Heard> {
  const isMultilingual = model.languages.length > 1;
  const audio = await decodePath(file);
  try {
    const segments: Segment[] = [];
    const language = isMultilingual ? undefined : "en";
    for await (const event of model.transcribe(audio, { ...options, language }, { openVad })) {
      if (event.type === "language") return { how: "file", segments, found: event };
      if (event.type === "segments") segments.push(...event.segments);
    }
    return { how: "file", segments, found: undefined };
  } finally {
    await audio.close();
  }
}
