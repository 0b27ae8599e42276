import type { Caption } from "../../../../engine/index";
import type { Transcript } from "../../../state/transcripts/transcript";
import { captionsOf, type ExportSetting } from "../exporting";

const none: readonly Caption[] = [];

/**
 * Lays out the captions of texts. What was laid out last is not laid out again when nothing of it has changed: of the text of
 * hours that takes a good part of a second.
 */
export function layingOut(setting: ExportSetting): (text: Transcript) => readonly Caption[] {
  let last: Pick<Transcript, "segments" | "captions"> | undefined;
  let laid = none;
  return (text) => {
    if (last?.segments !== text.segments || last.captions !== text.captions) {
      laid = captionsOf(text, setting) ?? none;
      last = text;
    }
    return laid;
  };
}
