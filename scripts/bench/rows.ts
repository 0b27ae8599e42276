/** One measurement: what, on which number type, how long, and how much per second. */
export interface Row {
  readonly kind: "kernel" | "stage" | "file" | "memory";
  readonly name: string;
  readonly shape: string;
  readonly type: string;
  /** Milliseconds, or megabytes for memory. */
  readonly median: number;
  readonly samples: number;
  readonly gflops?: number;
  readonly gbps?: number;
  /** Seconds of audio per second. */
  readonly realtime?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  return sorted.length % 2 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}
