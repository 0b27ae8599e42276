import type { Segment } from "../../../engine/index";
import type { Strings } from "../../strings/strings";

/** The name of a voice as the user reads it: a recording's tracks are kept as "Me" and "Them" in every language. */
export function speakerName(speaker: string, { common }: Strings): string {
  if (speaker === "Me") return common.speakers.me;
  return speaker === "Them" ? common.speakers.them : speaker;
}

/** Segments as they leave the page: with the names of voices as the user reads them. */
export function withSpeakerNames(segments: readonly Segment[], strings: Strings): readonly Segment[] {
  return segments.map((segment) =>
    segment.speaker === undefined ? segment : { ...segment, speaker: speakerName(segment.speaker, strings) },
  );
}
