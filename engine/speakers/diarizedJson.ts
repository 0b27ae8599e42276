import type { Segment, Transcript } from "../transcript/types";

/** A transcript with its speakers in the shape of OpenAI's `diarized_json`. */
export function writeDiarizedJson({ text, segments }: Transcript, seconds: number): string {
  return JSON.stringify({
    task: "transcribe",
    duration: seconds,
    text: text.trim(),
    segments: segments.filter(isSaid).map((segment, i) => ({
      type: "transcript.text.segment",
      id: `seg_${String(i + 1).padStart(3, "0")}`,
      start: segment.start,
      end: segment.end,
      text: segment.text.trim(),
      speaker: segment.speaker ?? "",
    })),
  });
}

function isSaid({ text }: Segment): boolean {
  return text.trim() !== "";
}
