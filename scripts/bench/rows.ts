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
