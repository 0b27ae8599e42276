import { peakBetween } from "../../../client/decoding/peaks";

/** CSS pixels from bar to bar, and of a bar. */
const pitch = 4;
const bar = 2;

export interface NearWave {
  readonly peaks: Uint8Array;
  /** CSS pixels of a second, and of what lies before the part that is seen. */
  readonly scale: number;
  readonly left: number;
  /** The playhead. */
  readonly second: number;
}

/**
 * Draws how loud the part of the sound is that is seen, rising from the foot of the canvas: what was played in the canvas's ink,
 * the rest in the colour of its border. Returns what it has drawn, and draws nothing that was drawn last.
 */
export function drawNearWave(
  sheet: HTMLCanvasElement,
  { peaks, scale, left, second }: NearWave,
  last: string | undefined,
): string | undefined {
  const pen = sheet.getContext("2d");
  const { clientWidth, clientHeight } = sheet;
  const played = Math.floor((second * scale) / pitch);
  const drawn = [left, scale, clientWidth, clientHeight, devicePixelRatio, peaks.length, played].join(" ");
  if (!pen || drawn === last) return last;
  const { color, borderBlockEndColor } = getComputedStyle(sheet);
  sheet.width = Math.round(clientWidth * devicePixelRatio);
  sheet.height = Math.round(clientHeight * devicePixelRatio);
  pen.scale(devicePixelRatio, devicePixelRatio);
  for (let at = Math.floor(left / pitch); at * pitch < left + clientWidth; at++) {
    const height = Math.max(1, peakBetween(peaks, (at * pitch) / scale, ((at + 1) * pitch) / scale) * clientHeight);
    pen.fillStyle = at < played ? color : borderBlockEndColor;
    pen.fillRect(at * pitch - left, clientHeight - height, bar, height);
  }
  return drawn;
}
