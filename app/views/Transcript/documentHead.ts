import type { DocumentHead } from "../../../engine/index";
import { speakerName } from "../../state/recording/speakers";
import type { Transcript } from "../../state/transcripts/transcript";
import { clock } from "../../strings/formats";
import type { Strings } from "../../strings/strings";

/** What may stand above a document; speakers are named in its text, too. */
export const headParts = ["title", "date", "length", "speakers"] as const;
export type HeadPart = (typeof headParts)[number];

/** What is known of a transcript besides its text. */
interface DocumentFacts {
  readonly title: string;
  /** Of the sound. */
  readonly seconds: number | undefined;
  readonly strings: Strings;
  /** What of it was chosen; all of it, unless told. */
  readonly parts?: ReadonlySet<HeadPart>;
}

/** What a document says above the text: its title, when it was made, how long the sound is, and who speaks. Undefined: nothing. */
export function documentHead(
  { createdAt, segments }: Transcript,
  { title, seconds, strings, parts = new Set(headParts) }: DocumentFacts,
): DocumentHead | undefined {
  const voices = [...new Set(segments.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])))];
  const details = [
    ...(parts.has("date") ? [strings.formats.date(createdAt)] : []),
    ...(parts.has("length") && seconds !== undefined ? [clock(seconds)] : []),
    ...(parts.has("speakers") && voices.length > 0
      ? [voices.map((voice) => speakerName(voice, strings)).join(", ")]
      : []),
  ];
  if (!parts.has("title") && details.length === 0) return undefined;
  return { title: parts.has("title") ? title : "", details };
}
