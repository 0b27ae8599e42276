import type { Segment } from "../../../engine/index";
import { speakerNumber } from "../../client/transcripts/speakerNames";
import type { Strings } from "../../strings/strings";

/** The name of a voice as the user reads it: tracks and voices without a name are kept by the same names in every language. */
export function speakerName(speaker: string, { common, editing }: Pick<Strings, "common" | "editing">): string {
  if (speaker === "Me") return common.speakers.me;
  if (speaker === "Them") return common.speakers.them;
  const number = speakerNumber(speaker);
  return number === undefined ? speaker : editing.speaker(number);
}

/** Segments as they leave the page: with the names of voices as the user reads them. */
export function withSpeakerNames(segments: readonly Segment[], strings: Strings): readonly Segment[] {
  return segments.map((segment) => {
    const { speaker, also } = segment;
    if (speaker === undefined) return segment;
    const second = also === undefined ? {} : { also: speakerName(also, strings) };
    return { ...segment, speaker: speakerName(speaker, strings), ...second };
  });
}
