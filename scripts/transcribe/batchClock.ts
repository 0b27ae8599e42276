import { extname } from "node:path";
import { clock } from "./clock";

/** A file of a batch, whose length nobody knows before it is opened. */
export interface SizedFile {
  readonly file: string;
  readonly bytes: number;
}

/**
 * How far all files of a batch have come. Those that were not opened yet are taken to hold as many seconds a byte as the ones
 * before them of their kind; where there were none, as all before them.
 */
export class BatchClock {
  readonly #files: readonly SizedFile[];
  readonly #now: () => number;
  readonly #began: number;
  /** Seconds and bytes of the files that were heard, by kind. */
  readonly #heard = new Map<string, { seconds: number; bytes: number }>();
  #index = -1;
  #seconds = 0;

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(files: readonly SizedFile[], now: () => number) {
    this.#files = files;
    this.#now = now;
    this.#began = now();
  }

  /** The next file begins. */
  next(): void {
    this.#index++;
  }

  /** The file is through; a bad one holds no seconds and tells nothing about others. */
  end(seconds: number): void {
    const { file, bytes } = this.#files[this.#index] ?? { file: "", bytes: 0 };
    this.#seconds += seconds;
    if (seconds <= 0 || bytes <= 0) return;
    const kind = extname(file).toLowerCase();
    const known = this.#heard.get(kind) ?? { seconds: 0, bytes: 0 };
    this.#heard.set(kind, { seconds: known.seconds + seconds, bytes: known.bytes + bytes });
  }

  /** Where the work stands, of all files: `3 of 12, 41 %`, and the time left; the file has come to `seconds` of `total`. */
  line(seconds: number, total: number | undefined): string {
    const place = `${this.#index + 1} of ${this.#files.length}`;
    const share = this.#share(seconds, total);
    if (share === undefined || !(share > 0)) return place;
    const left = (this.#elapsed() * (1 - share)) / share;
    return `${place}, ${Math.floor(100 * share)} %, ${clock(left)} left`;
  }

  /** What all of it took. */
  summary(): string {
    const [elapsed, count] = [this.#elapsed(), this.#index + 1];
    const speed = (this.#seconds / Math.max(0.001, elapsed)).toFixed(1);
    return `${count} files, ${clock(this.#seconds)} of audio in ${clock(elapsed)} (${speed} × realtime).`;
  }

  #elapsed(): number {
    return Math.max(1, this.#now() - this.#began) / 1000;
  }

  /** Undefined while nothing is known of the file's length. */
  #share(seconds: number, total: number | undefined): number | undefined {
    if (!total) return undefined;
    const current = this.#files[this.#index] ?? { file: "", bytes: 0 };
    const ahead = this.#files
      .slice(this.#index + 1)
      .reduce((sum, { file, bytes }) => sum + bytes * this.#perByte(file, total / Math.max(1, current.bytes)), 0);
    return (this.#seconds + Math.min(seconds, total)) / (this.#seconds + total + ahead);
  }

  #perByte(file: string, ofThisOne: number): number {
    const known = this.#heard.get(extname(file).toLowerCase());
    if (known) return known.seconds / known.bytes;
    const all = [...this.#heard.values()];
    if (all.length === 0) return ofThisOne;
    return all.reduce((sum, one) => sum + one.seconds, 0) / all.reduce((sum, one) => sum + one.bytes, 0);
  }
}
