import type { AudioSource } from "../../audio/source";
import type { TranscribeControl } from "../../recogniser";
import type { TranscribeOptions } from "../../transcribeOptions";
import type { Segment, TranscribeEvent, Transcript } from "../../transcript/types";
import { addWordTimestamps } from "../words/addWordTimestamps";
import { HeardAudio } from "./heardAudio";
import { framesAhead, progress } from "./readAhead";
import { withRecovery } from "./recovery";
import { textWindows } from "./textWindows";
import { timeWords } from "./timeWords";
import { melParts, type Transcriber } from "./transcriber";

/**
 * Finds when the words of a known text are said, by the way that times the words of a text that was decoded, and yields its
 * segments as it comes to them. Those that say nothing, are not in the audio or last longer than a window come back as they are.
 */
export async function* alignText(
  transcriber: Transcriber,
  source: AudioSource,
  options: TranscribeOptions & { readonly knownText: readonly Segment[] },
  { signal }: TranscribeControl,
): AsyncGenerator<TranscribeEvent, Transcript> {
  const { tokenizer } = transcriber;
  const { dims } = transcriber.whisper;
  const audio = new HeardAudio(source, { parts: melParts(transcriber), speech: undefined, signal });
  const { mel } = audio;
  const { task, language = "en" } = options;
  const tokenised = options.knownText.map((segment) => withTokens(segment, tokenizer));
  const segments = [...options.knownText];
  let lastSpeechTimestamp = 0;
  for (const { seek, size, segments: said } of textWindows(tokenised, Math.floor(dims.nTextCtx / 2))) {
    await audio.readTo(seek + framesAhead(options));
    if (seek >= mel.frames) break;
    audio.dropBefore(seek);
    const segmentSize = Math.min(size, mel.frames - seek);
    const window = await mel.window(seek, segmentSize);
    const alignment = yield* withRecovery(transcriber, seek, () => {
      const features = transcriber.whisper.encode([window]);
      return timeWords(transcriber.whisper, tokenizer, { features, segments: said, segmentSize, language, task });
    });
    // Words are timed from the window's first frame.
    const inWindow = said.map((segment) => ({ ...segment, seek }));
    const timed = addWordTimestamps({ segments: inWindow, alignment, eot: tokenizer.eot, lastSpeechTimestamp });
    lastSpeechTimestamp = timed.lastSpeechTimestamp;
    const found = timed.segments.map((segment, i) => {
      const at = tokenised.indexOf(said[i] as Segment);
      const { start, end, words } = segment;
      segments[at] = { ...(options.knownText[at] as Segment), start, end, words };
      return segments[at];
    });
    yield { type: "segments", segments: found };
    yield progress(audio, seek + segmentSize);
  }
  return { text: segments.map(({ text }) => text).join(""), language, segments };
}

/** The tokens of the text as it is now: somebody may have changed it since. */
function withTokens(segment: Segment, { decode, encode, eot }: Transcriber["tokenizer"]): Segment {
  const heard = segment.tokens.filter((token) => token < eot);
  return { ...segment, tokens: decode(heard) === segment.text ? heard : encode(segment.text) };
}
