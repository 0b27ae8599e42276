import { lastMillisecond } from "../fitTimes";
import type { Transcript } from "../types";
import { type Cue, cuesOf } from "./cues";
import { detailsLine } from "./head";
import { milliseconds } from "./milliseconds";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";

/** Frames a second; Final Cut takes times that are whole frames alone. */
const rate = 25;
/** Characters of a title's name in the timeline. */
const mostOfName = 60;

/** A cue in frames, and the lane in which no other is shown meanwhile. */
interface PlacedCue {
  readonly start: number;
  readonly end: number;
  readonly lane: number;
  readonly text: string;
}

/**
 * Final Cut Pro XML 1.10: an empty sequence of 1080p at 25 frames a second with a title for each cue above it, whose look is changed
 * there. Source: Apple's FCPXML reference and its published DTD.
 */
export function writeFcpxml(transcript: Transcript, options: ExportOptions = {}): string {
  const last = frameAt(lastMillisecond(options.seconds ?? Number.POSITIVE_INFINITY));
  const cues = placed(cuesOf(transcript, options), last);
  const length = cues.reduce((most, { end }) => Math.max(most, end), Number.isFinite(last) ? Math.max(1, last) : 1);
  const name = escaped(options.head ? oneLine(options.head.title) || detailsLine(options.head) : "Sotto");
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.10">
  <resources>
    <format id="r1" name="FFVideoFormat1080p25" frameDuration="1/${rate}s" width="1920" height="1080"/>
    <effect id="r2" name="Basic Title" uid=".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti"/>
  </resources>
  <library>
    <event name="${name}">
      <project name="${name}">
        <sequence format="r1" duration="${time(length)}" tcStart="0s" tcFormat="NDF">
          <spine>
            <gap name="Gap" offset="0s" start="0s" duration="${time(length)}">
${cues.map(title).join("")}            </gap>
          </spine>
        </sequence>
      </project>
    </event>
  </library>
</fcpxml>
`;
}

function title({ start, end, lane, text }: PlacedCue, index: number): string {
  const style = `ts${index + 1}`;
  const name = escaped(oneLine(text).slice(0, mostOfName).toWellFormed());
  return `              <title ref="r2" lane="${lane}" name="${name}" offset="${time(start)}" start="0s" duration="${time(end - start)}">
                <text><text-style ref="${style}">${escaped(text)}</text-style></text>
                <text-style-def id="${style}"><text-style font="Helvetica" fontSize="54" fontColor="1 1 1 1" alignment="center"/></text-style-def>
              </title>
`;
}

/** Each is a frame long at least, and two voices at once lie above each other. */
function placed(cues: readonly Cue[], last: number): readonly PlacedCue[] {
  const ends: number[] = [];
  return cues
    .filter(({ text }) => text.trim() !== "")
    .map(({ start, end, text }) => {
      const from = Math.max(0, Math.min(frameAt(start), last - 1));
      const to = Math.max(from + 1, Math.min(frameAt(end), last));
      const free = ends.findIndex((one) => one <= from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = to;
      return { start: from, end: to, lane: lane + 1, text };
    });
}

/** Never later than it is, so that nothing is shown behind the end of the sound. */
function frameAt(seconds: number): number {
  return Math.floor((milliseconds(seconds) * rate) / 1000);
}

function time(count: number): string {
  return count === 0 ? "0s" : `${count}/${rate}s`;
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML cannot have is left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}
