import type { DocumentHead } from "../../../engine/index";
import { speakerName } from "../../state/recording/speakers";
import type { Transcript } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import type { Strings } from "../../strings/strings";

/** What is known of a transcript besides its text. */
interface DocumentFacts {
  readonly title: string;
  /** Of the sound. */
  readonly seconds: number | undefined;
  readonly strings: Strings;
}

/** What a document says above the text: its title, when it was made, how long the sound is, and who speaks. */
export function documentHead(
  { createdAt, segments }: Transcript,
  { title, seconds, strings }: DocumentFacts,
): DocumentHead {
  const voices = [...new Set(segments.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])))];
  const details = [
    strings.formats.date(createdAt),
    ...(seconds === undefined ? [] : [clock(seconds)]),
    ...(voices.length === 0 ? [] : [voices.map((voice) => speakerName(voice, strings)).join(", ")]),
  ];
  return { title, details };
}
