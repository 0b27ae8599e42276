import type { AudioFeatures } from "../model/types";
import { addWordTimestamps } from "../words/addWordTimestamps";
import { skipSilence } from "../words/hallucinations";
import { defaultPunctuations } from "../words/mergePunctuations";
import type { Decoding, FoundWindow, MelWindow } from "./melWindow";
import { type CutWindow, clearEmpty } from "./segments";
import { timeWords } from "./timeWords";
import type { Transcriber } from "./transcriber";

/** A window that was decoded. */
export interface DecodedWindow extends Omit<MelWindow, "mel" | "task"> {
  readonly features: AudioFeatures;
  readonly cut: CutWindow;
}

/** Gives a window's segments their words, and tells where decoding goes on now that the words' times are known. */
export async function timeWindow(
  { whisper, tokenizer }: Pick<Transcriber, "whisper" | "tokenizer">,
  { features, cut, seek: previousSeek, segmentSize, contentFrames, lastSpeechTimestamp }: DecodedWindow,
  options: Decoding,
): Promise<Omit<FoundWindow, "temperature">> {
  const { prependPunctuations, appendPunctuations, hallucinationSilenceThreshold: threshold } = options;
  const { segments, singleTimestampEnding } = cut;
  const alignment = await timeWords(whisper, tokenizer, { ...options, features, segmentSize, segments });
  const punctuations = {
    prepended: prependPunctuations ?? defaultPunctuations.prepended,
    appended: appendPunctuations ?? defaultPunctuations.appended,
  };
  const timed = addWordTimestamps({ segments, alignment, eot: tokenizer.eot, lastSpeechTimestamp, punctuations });
  const checked = skipSilence({
    segments: timed.segments,
    seek: cut.nextSeek,
    previousSeek,
    segmentSize,
    contentFrames,
    singleTimestampEnding,
    lastSpeechTimestamp,
    threshold,
  });
  const next = { nextSeek: checked.seek, lastSpeechTimestamp: checked.lastSpeechTimestamp };
  return checked.isSkipped ? next : { ...next, segments: checked.segments.map(clearEmpty) };
}
