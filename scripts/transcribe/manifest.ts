import type { Disk } from "./commandServices";

/** What became of a file, as one line of a manifest. */
export interface ManifestRow {
  readonly file: string;
  /** `partial`: stopped before its end; `damaged`: all that can be read of it. */
  readonly status: "done" | "damaged" | "partial" | "failed" | "skipped";
  readonly outputs: readonly string[];
  readonly language?: string | undefined;
  /** Of sound that was transcribed. */
  readonly seconds?: number | undefined;
  /** Windows that were decoded at a time, where there was no memory for as many as were asked for. */
  readonly windows?: number | undefined;
  /** Parts of the sound that could not be read, in seconds. */
  readonly unread?: readonly { readonly start: number; readonly end: number }[] | undefined;
  readonly model: string;
  readonly error?: string | undefined;
}

/** Adds a line of JSON in one write, so that several processes can keep one manifest together. */
export function addToManifest(disk: Disk, path: string, row: ManifestRow): Promise<void> {
  return disk.append(path, `${JSON.stringify(row)}\n`);
}
