import type { UnreadableRecord } from "../../client/unreadable/unreadable";

/** What of the browser's storage could not be read, from the last look on. */
export interface UnreadableState {
  readonly unreadable: readonly UnreadableRecord[];
}

/** Nobody has looked yet. */
export const nothingUnreadable: UnreadableState = { unreadable: [] };
