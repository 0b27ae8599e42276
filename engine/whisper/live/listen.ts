import type { Listening } from "../../stream/hearing";
import type { LiveOptions } from "../../stream/types";
import { nFrames } from "../logMel/constants";
import type { Transcriber } from "../transcribe/transcriber";
import { LiveLanguage } from "./liveLanguage";
import { WhisperTrack } from "./whisperTrack";

export { soundLikeSpeech } from "./soundLikeSpeech";

/** Listens with Whisper to a recording while it is made. */
export function listen(transcriber: Transcriber, options: LiveOptions): Listening {
  const language = new LiveLanguage(transcriber, options);
  return {
    get language() {
      return language.found;
    },
    longest: nFrames,
    openTrack: () => new WhisperTrack(transcriber, options, language),
  };
}
