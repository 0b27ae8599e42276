import { type MouseEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Caption } from "../../../../engine/index";
import { captionAt } from "../../../client/transcripts/captions/edges";
import { useStrings } from "../../../strings/strings";
import { usePeaks } from "../../../ui/desk/usePeaks";
import { usePlayer, usePlayhead } from "../../../ui/desk/usePlayer";
import css from "./CueTrack.module.css";
import { drawNearWave } from "./nearWave";

/** Where in what is seen the playhead and a caption come to that were out of sight. */
const lead = 0.15;

/** CSS pixels of a block that are enough to see it. */
const enough = 24;

export interface NearSoundProps {
  readonly all: readonly Caption[];
  /** Of the whole sound. */
  readonly seconds: number;
  /** CSS pixels of a second. */
  readonly scale: number;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** Draws the captions that are in sight or near it; `now` is the one at the playhead. */
  readonly children: (seen: readonly number[], now: number) => ReactNode;
}

/** The sound from near by: it is moved along, and a press goes to that place. */
export function NearSound({ all, seconds, scale, chosen, onChoose, children }: NearSoundProps) {
  const { captions: words } = useStrings();
  const player = usePlayer();
  const track = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLSpanElement>(null);
  const [now, setNow] = useState(-1);
  const { seen, canvas, draw, onScroll } = useSight({ track, all, scale, chosen });
  const before = useRef(0);
  usePlayhead(
    useCallback(
      (second: number) => {
        if (head.current) head.current.style.transform = `translateX(${second * scale}px)`;
        if (track.current) follow(track.current, before.current * scale, second * scale);
        before.current = second;
        setNow(captionAt(all, second));
        draw(second);
      },
      [all, scale, draw],
    ),
  );
  useChosenInSight(track, all[chosen], scale);
  const go = ({ clientX, target, currentTarget }: MouseEvent<HTMLDivElement>) => {
    const x = clientX - currentTarget.getBoundingClientRect().left + currentTarget.scrollLeft;
    player.seek(x / scale);
    const { cue } = target instanceof HTMLElement ? target.dataset : {};
    if (cue !== undefined) onChoose(Number(cue));
  };
  return (
    <>
      <canvas ref={canvas} className={css.wave} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the slider beneath has the keys for the same */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no row of blocks */}
      <div ref={track} role="group" aria-label={words.onSound} className={css.track} onScroll={onScroll} onClick={go}>
        <div className={css.strip} style={{ width: seconds * scale }}>
          {children(seen, now)}
          <span ref={head} className={css.head} />
        </div>
      </div>
    </>
  );
}

/** The playhead takes what is seen along: where it leaves it, and where it is set elsewhere; not where somebody looks elsewhere. */
function follow(track: HTMLElement, from: number, to: number): void {
  const { scrollLeft, clientWidth } = track;
  const isSeen = (x: number) => x >= scrollLeft && x <= scrollLeft + clientWidth;
  const isSet = to < from || to > from + clientWidth / 20;
  if (to !== from && (isSet || isSeen(from))) bringIntoSight(track, to);
}

function bringIntoSight(track: HTMLElement, x: number): void {
  const { scrollLeft, clientWidth } = track;
  if (x < scrollLeft || x > scrollLeft + clientWidth) track.scrollLeft = x - lead * clientWidth;
}

/** Whoever goes to another row sees its block. */
function useChosenInSight(track: React.RefObject<HTMLDivElement | null>, caption: Caption | undefined, scale: number) {
  const place = caption?.said.start;
  const latest = useRef({ caption, scale });
  latest.current = { caption, scale };
  useEffect(() => {
    const { caption: one, scale: by } = latest.current;
    const { current } = track;
    if (!current || !one || place === undefined) return;
    const { scrollLeft, clientWidth } = current;
    const isSeen = one.end * by > scrollLeft + enough && one.start * by < scrollLeft + clientWidth - enough;
    if (!isSeen) current.scrollLeft = one.start * by - lead * clientWidth;
  }, [place, track]);
}

interface Sight extends Pick<NearSoundProps, "all" | "scale" | "chosen"> {
  readonly track: React.RefObject<HTMLDivElement | null>;
}

/** What is in sight: the captions, by whole widths of it, and how loud the sound is. */
function useSight({ track, all, scale, chosen }: Sight) {
  const player = usePlayer();
  const peaks = usePeaks();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [{ page, width }, setSight] = useState({ page: 0, width: 0 });
  const left = useRef(0);
  const drawnAt = useRef<string>(undefined);
  const draw = useCallback(
    (second: number) => {
      const sheet = canvas.current;
      if (!sheet || !peaks) return;
      drawnAt.current = drawNearWave(sheet, { peaks, scale, left: left.current, second }, drawnAt.current);
    },
    [peaks, scale],
  );
  const look = useCallback(() => {
    const { scrollLeft = 0, clientWidth = 0 } = track.current ?? {};
    left.current = scrollLeft;
    const next = { page: clientWidth > 0 ? Math.floor(scrollLeft / clientWidth) : 0, width: clientWidth };
    setSight((one) => (one.page === next.page && one.width === next.width ? one : next));
    draw(player.time);
  }, [track, draw, player]);
  useEffect(() => {
    const { current } = track;
    if (!current) return;
    const watch = new ResizeObserver(() => {
      bringIntoSight(current, player.time * scale);
      look();
    });
    watch.observe(current);
    return () => watch.disconnect();
  }, [track, look, player, scale]);
  useKeptMiddle({ track, left, scale, look });
  const from = ((page - 1) * width) / scale;
  const to = ((page + 2) * width) / scale;
  const seen = all.flatMap(({ start, end }, index) =>
    (end >= from && start <= to) || index === chosen ? [index] : [],
  );
  return { seen, canvas, draw, onScroll: look };
}

interface Kept {
  readonly track: React.RefObject<HTMLDivElement | null>;
  readonly left: React.RefObject<number>;
  readonly scale: number;
  readonly look: () => void;
}

/** Nearer or farther, the playhead stays where it is, or what is in the middle where that is out of sight. */
function useKeptMiddle({ track, left, scale, look }: Kept): void {
  const player = usePlayer();
  const before = useRef(scale);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another scale moves anything
  useLayoutEffect(() => {
    const { current } = track;
    if (!current || before.current === scale) return;
    const { clientWidth } = current;
    const at = player.time * before.current - left.current;
    const x = at >= 0 && at <= clientWidth ? at : clientWidth / 2;
    current.scrollLeft = ((left.current + x) * scale) / before.current - x;
    before.current = scale;
    look();
  }, [scale]);
}
