import { milliseconds } from "./milliseconds";

interface Timed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is shown of texts with times: nothing of one without text and length, and any other for a millisecond at least. */
export function lasting<Shown extends Timed>(all: readonly Shown[]): readonly Shown[] {
  return all.flatMap((shown) => {
    if (milliseconds(shown.end) > milliseconds(shown.start)) return [shown];
    return shown.text.trim() === "" ? [] : [{ ...shown, end: (milliseconds(shown.start) + 1) / 1000 }];
  });
}
