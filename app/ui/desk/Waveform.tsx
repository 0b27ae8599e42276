import { useCallback, useEffect, useRef } from "react";
import { barsOf } from "../../client/decoding/peaks";
import css from "./Desk.module.css";
import { usePeaks } from "./usePeaks";
import { usePlayer, usePlayhead } from "./usePlayer";

/** CSS pixels from bar to bar, and of a bar. */
const pitch = 4;
const width = 2;

/** How loud the sound is, rising from the line: what was played in ink, the rest in grey. A press goes to that place. */
export function Waveform({ seconds }: { readonly seconds: number }) {
  const player = usePlayer();
  const peaks = usePeaks();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef({ bars: new Float32Array(), played: -1 });
  const draw = useCallback(
    (second: number) => {
      const sheet = canvas.current;
      const { bars } = drawn.current;
      const played = seconds > 0 ? Math.floor((bars.length * second) / seconds) : 0;
      if (sheet && played !== drawn.current.played) drawBars(sheet, bars, played);
      drawn.current.played = played;
    },
    [seconds],
  );
  usePlayhead(draw);
  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return;
    const size = () => {
      sheet.width = Math.round(sheet.clientWidth * devicePixelRatio);
      sheet.height = Math.round(sheet.clientHeight * devicePixelRatio);
      drawn.current = { bars: barsOf(peaks ?? new Uint8Array(), Math.floor(sheet.clientWidth / pitch)), played: -1 };
      draw(player.time);
    };
    const watch = new ResizeObserver(size);
    watch.observe(sheet);
    return () => watch.disconnect();
  }, [peaks, player, draw]);
  if (peaks === undefined || peaks.length === 0) return null;
  return (
    <canvas
      ref={canvas}
      className={css.wave}
      onPointerDown={({ nativeEvent, currentTarget }) =>
        player.seek((seconds * nativeEvent.offsetX) / currentTarget.clientWidth)
      }
    />
  );
}

function drawBars(sheet: HTMLCanvasElement, bars: Float32Array, played: number): void {
  const pen = sheet.getContext("2d");
  if (!pen) return;
  const ratio = devicePixelRatio;
  const { color, borderBlockEndColor } = getComputedStyle(sheet);
  pen.clearRect(0, 0, sheet.width, sheet.height);
  for (const [index, bar] of bars.entries()) {
    const height = Math.max(ratio, bar * sheet.height);
    pen.fillStyle = index < played ? color : borderBlockEndColor;
    pen.fillRect(index * pitch * ratio, sheet.height - height, width * ratio, height);
  }
}
