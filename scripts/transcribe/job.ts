import type { Request } from "./args";
import type { BatchClock } from "./batchClock";
import type { Services } from "./commandServices";
import type { Delivery } from "./delivery";
import type { Printer } from "./printer";

/** What all files of a command have in common. */
export interface Job {
  readonly request: Request;
  readonly services: Services;
  readonly printer: Printer;
  readonly delivery: Delivery;
  /** Of all files, where there are several. */
  readonly clock?: BatchClock | undefined;
}

/** Segments of a file; who says them is known at its end. */
export function isPrinted(request: Request): boolean {
  return !request.speakers && isPrintedLive(request);
}

/** Formats on standard output take the place of the segments. */
export function isPrintedLive({ verbosity, formats, output }: Request): boolean {
  return verbosity !== "quiet" && (formats === undefined || output !== undefined);
}
