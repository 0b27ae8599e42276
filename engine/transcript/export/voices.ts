import { type Paragraph, paragraphsOf } from "../paragraphs";
import type { Segment } from "../types";
import type { ExportOptions } from "./options";

/** A paragraph with the name of its voice, where another one begins and voices are named. */
export interface VoicedParagraph extends Paragraph {
  readonly voice: string | undefined;
}

/** Paragraphs to be read, each voice named where it begins. */
export function voicedParagraphs(
  segments: readonly Segment[],
  { speakers = "named" }: ExportOptions,
): readonly VoicedParagraph[] {
  let before: string | undefined;
  return paragraphsOf(segments).map((paragraph) => {
    const { speaker } = paragraph;
    const voice = speakers === "named" && speaker !== before ? speaker : undefined;
    before = speaker;
    return { ...paragraph, voice };
  });
}
