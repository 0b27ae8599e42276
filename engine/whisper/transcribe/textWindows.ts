import type { Segment } from "../../transcript/types";
import { framesPerSecond, nFrames } from "../logMel/constants";

/** Segments whose text is said in one window. */
export interface TextWindow {
  /** First frame. */
  readonly seek: number;
  /** Frames that may be looked at: all, where the window is that in which the text was found. */
  readonly size: number;
  readonly segments: readonly Segment[];
}

/** Frames that are looked at before a text and behind it, whose times are not exact. */
const margin = 50;

/**
 * The windows in which a text is aligned: those in which it was found, as far as the segments tell; else as many segments as one
 * window holds. What fits no window is in none.
 */
export function textWindows(segments: readonly Segment[], mostTokens: number): readonly TextWindow[] {
  const windows: { seek: number; size: number; tokens: number; isFound: boolean; segments: Segment[] }[] = [];
  let end = 0;
  for (const segment of segments.toSorted((a, b) => a.start - b.start)) {
    const [from, to] = [segment.start * framesPerSecond, segment.end * framesPerSecond];
    const tokens = segment.tokens.length;
    if (tokens === 0 || tokens > mostTokens || to - from > nFrames) continue;
    const window = windows.at(-1);
    const last = window?.seek ?? 0;
    const isFound = last <= segment.seek && segment.seek <= from && to <= segment.seek + nFrames;
    const seek = isFound ? segment.seek : Math.max(Math.floor(from) - margin, Math.min(end, Math.floor(from)), last);
    end = Math.ceil(to);
    const isWithin =
      window && from >= window.seek && to <= window.seek + nFrames && window.tokens + tokens <= mostTokens;
    if (window && isWithin && window.isFound === isFound && (!isFound || window.seek === seek)) {
      window.segments.push(segment);
      window.tokens += tokens;
      window.size = isFound ? nFrames : Math.min(nFrames, end + margin - window.seek);
    } else {
      const size = isFound ? nFrames : Math.min(nFrames, end + margin - seek);
      windows.push({ seek, size, tokens, isFound, segments: [segment] });
    }
  }
  return windows;
}
