import type { BatchClock } from "./batchClock";
import { clock } from "./clock";

/** Where progress is shown: standard error, as Node's `process.stderr` is. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/**
 * One line that tells how far a file, or the batch that it is of, has come, its speed (× realtime) and the time left. On a
 * terminal it is rewritten in place; elsewhere only `finish` writes.
 */
export class Progress {
  private readonly began: number;
  private readonly stream: ProgressStream;
  private readonly now: () => number;
  private readonly batch: BatchClock | undefined;
  private shown = "";

  /** `now`: milliseconds of a clock that never goes back; `batch`: of all files, where there are several. */
  constructor(stream: ProgressStream, now: () => number, batch?: BatchClock) {
    this.stream = stream;
    this.now = now;
    this.batch = batch;
    this.began = now();
  }

  /** Shows `seconds` of `totalSeconds` as done. */
  update(seconds: number, totalSeconds: number | undefined): void {
    if (!this.stream.isTTY) return;
    this.clear();
    this.shown = this.line(seconds, totalSeconds);
    this.stream.write(this.shown);
  }

  /** Takes the line off the terminal, before other text is written. */
  clear(): void {
    if (this.shown !== "") this.stream.write("\r\u001b[K");
    this.shown = "";
  }

  /** Ends with the whole figure. */
  finish(seconds: number): void {
    this.clear();
    const elapsed = this.elapsed();
    const speed = (seconds / elapsed).toFixed(1);
    this.stream.write(`${seconds.toFixed(1)} s of audio in ${elapsed.toFixed(1)} s (${speed} × realtime).\n`);
  }

  private line(seconds: number, totalSeconds: number | undefined): string {
    const speed = seconds / this.elapsed();
    if (this.batch) {
      const ofAll = this.batch.line(seconds, totalSeconds);
      return speed > 0 ? `${ofAll}, ${speed.toFixed(1)} × realtime` : ofAll;
    }
    const parts = [
      totalSeconds ? `${Math.floor((100 * Math.min(seconds, totalSeconds)) / totalSeconds)} %` : clock(seconds),
      ...(speed > 0 ? [`${speed.toFixed(1)} × realtime`] : []),
      ...(speed > 0 && totalSeconds ? [`${clock(Math.max(0, totalSeconds - seconds) / speed)} left`] : []),
    ];
    return parts.join(", ");
  }

  /** Seconds, never 0. */
  private elapsed(): number {
    return Math.max(1, this.now() - this.began) / 1000;
  }
}
