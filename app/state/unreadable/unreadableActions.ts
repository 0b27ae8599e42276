import type { StoreApi } from "zustand/vanilla";
import type { UnreadableRecord } from "../../client/unreadable/unreadable";
import type { AppState } from "../appState";
import type { Services } from "../services";

export interface UnreadableActions {
  /** Looks for records that cannot be read. */
  lookForUnreadable(): Promise<void>;
  /** All that lies there, for the user to keep. */
  rawOf(record: UnreadableRecord): Promise<Blob>;
  deleteUnreadable(record: UnreadableRecord): Promise<void>;
}

/** What becomes of what cannot be read: it is shown, and goes by the user's hand alone. */
export function createUnreadableActions(
  store: StoreApi<AppState>,
  { unreadable }: Pick<Services, "unreadable">,
): UnreadableActions {
  const look = async () => {
    store.setState({ unreadable: await unreadable.list() });
  };
  return {
    lookForUnreadable: look,
    rawOf: (record) => unreadable.raw(record),
    async deleteUnreadable(record) {
      await unreadable.remove(record);
      await look();
    },
  };
}
