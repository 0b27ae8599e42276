import { useEffect, useRef } from "react";
import { useAppStore } from "../state/react";
import { type Strings, useStrings } from "../strings/strings";
import css from "./LevelTrace.module.css";

/** CSS pixels from bar to bar, and of a bar; milliseconds that one bar stands for. */
const pitch = 4;
const width = 2;
const barTime = 80;
/** Bars kept: as many as the widest screen has. */
const most = 1024;
/** A loud voice is about here, of a scale on which 1 is all that there is. */
const loud = 0.35;

/** The sound of the last seconds, rising from the desk's line; drawn with every frame, outside of React. */
export function LevelTrace({ paused }: { readonly paused: "yes" | "no" }) {
  const store = useAppStore();
  const strings = useStrings().desk.level;
  const canvas = useRef<HTMLCanvasElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => {
    const sheet = canvas.current;
    const pen = sheet?.getContext("2d");
    if (!sheet || !pen || paused === "yes") return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const bars = new Float32Array(most);
    let newest = 0;
    let next = performance.now() + barTime;
    let frame = 0;
    const draw = (now: number) => {
      frame = requestAnimationFrame(draw);
      const level = Math.min(1, Math.sqrt(Math.max(store.level(0).peak, store.level(1).peak)));
      // A tab that was hidden has missed what it did not draw.
      if (now - next > 1000) next = now;
      for (; next <= now; next += barTime) bars[++newest % most] = 0;
      bars[newest % most] = Math.max(bars[newest % most] as number, level);
      sizeToScreen(sheet);
      if (calm.matches) drawLevel(pen, level);
      else drawBars(pen, bars, newest);
    };
    frame = requestAnimationFrame(draw);
    const timer = setInterval(() => {
      const peak = Math.max(store.level(0).peak, store.level(1).peak);
      meter.current?.setAttribute("value", String(Math.round(peak * 100)));
      meter.current?.setAttribute("aria-valuetext", words(peak, strings));
    }, 1000);
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(timer);
      pen.clearRect(0, 0, sheet.width, sheet.height);
    };
  }, [store, strings, paused]);
  return (
    <>
      <meter ref={meter} className="sr" aria-label={strings.label} min={0} max={100} value={0} />
      <canvas ref={canvas} className={css.trace} />
    </>
  );
}

function words(peak: number, level: Strings["desk"]["level"]): string {
  if (peak < 0.001) return level.silence;
  if (peak < 0.03) return level.quiet;
  return peak < loud ? level.good : level.loud;
}

/** As many pixels as the screen has. */
function sizeToScreen(sheet: HTMLCanvasElement): void {
  const [w, h] = [sheet.clientWidth * devicePixelRatio, sheet.clientHeight * devicePixelRatio].map(Math.round);
  if (w !== undefined && sheet.width !== w) sheet.width = w;
  if (h !== undefined && sheet.height !== h) sheet.height = h;
}

function drawBars(pen: CanvasRenderingContext2D, bars: Float32Array, newest: number): void {
  const { canvas } = pen;
  const ratio = devicePixelRatio;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = getComputedStyle(canvas).color;
  const count = Math.min(Math.floor(canvas.width / ratio / pitch), most);
  for (let i = 0; i < count; i++) {
    const height = Math.max(2 * ratio, (bars[(newest - i + most) % most] as number) * canvas.height);
    if (newest - i <= 0) break;
    pen.globalAlpha = 1 - 0.75 * (i / count);
    pen.fillRect(canvas.width - (i * pitch + width) * ratio, canvas.height - height, width * ratio, height);
  }
  pen.globalAlpha = 1;
}

/** For who wants no motion: one bar, as long as the sound is loud. */
function drawLevel(pen: CanvasRenderingContext2D, level: number): void {
  const { canvas } = pen;
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = getComputedStyle(canvas).color;
  const height = 8 * devicePixelRatio;
  pen.fillRect(0, canvas.height - height - 4 * devicePixelRatio, level * canvas.width, height);
}
