import { normalised } from "./agreement";
import type { HeardWord } from "./hearing";

/** Seconds around the sound of an utterance in which its words may lie. */
const fade = 0.1;

/** The words that lie before the silence at an utterance's end, and the punctuation behind them. */
export function spokenItems(items: readonly HeardWord[], spokenEnd: number): readonly HeardWord[] {
  const silent = items.findIndex(
    ({ word, start, end }) => normalised(word) !== "" && (start + end) / 2 > spokenEnd + fade,
  );
  return silent < 0 ? items : items.slice(0, silent);
}

/** The items without dots or dashes behind them, by which the model says that more follows. */
export function withoutDots(items: readonly HeardWord[]): readonly HeardWord[] {
  const last = items.findLastIndex(({ word }) => !/^(\.\.+|…|-+)$/.test(word.trim()));
  return items.slice(0, last + 1);
}

/** No word begins before the sound that it ends in: the model lets words begin where the one before ended. */
export function withinSounds(items: readonly HeardWord[], soundStarts: readonly number[]): readonly HeardWord[] {
  return items.map((item) => {
    const earliest = soundStarts.findLast((start) => start - fade < item.end) ?? 0;
    return { ...item, start: Math.max(item.start, earliest - fade) };
  });
}
