import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { Services } from "../services";

/** How much the browser stores, and whether it keeps it. */
export function createStorage(store: StoreApi<AppState>, { shelf }: Services) {
  const measure = async () => {
    const storage = await shelf.storage();
    store.setState({ storage });
  };
  const keep = async () => {
    const agreed = await shelf.persist();
    store.setState({ keepAnswer: agreed ? "agreed" : "declined" });
    await measure();
  };
  return {
    measure,
    keep,
    /** The first model is there: from now on there is something to keep. */
    async keepFirst() {
      await measure();
      const { storage, keepAnswer } = store.getState();
      if (storage?.keeping === "database" && !storage.isPersistent && keepAnswer === "not-asked") await keep();
    },
  };
}
