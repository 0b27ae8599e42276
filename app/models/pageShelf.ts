import { SottoError } from "../../engine/index";
import type { ModelEntry } from "../state/types";
import type { ModelShelf } from "./types";

/** The models that come with the page, which are read from its origin whenever they are used: nothing is stored here. */
export function createPageShelf(fetchModels: () => Promise<readonly ModelEntry[]>): ModelShelf {
  const refuse = async () => {
    throw new SottoError("internal", "Models are not stored yet.");
  };
  return {
    watch(listener) {
      void fetchModels()
        .then((models) =>
          listener(
            models.map(({ name, languages, bytes }) => ({
              name,
              languages,
              bytes,
              origin: "page",
              isExact: true,
              host: undefined,
              state: { status: "absent" },
            })),
          ),
        )
        // The store says what is wrong with the list.
        .catch(() => {});
      return () => {};
    },
    async download() {},
    async pause() {},
    async cancel() {},
    async remove() {},
    async restore() {},
    async forget() {},
    addFile: refuse,
    addUrl: refuse,
    async setMirror() {},
    async storage() {
      const { usage, quota } = (await navigator.storage?.estimate().catch(() => undefined)) ?? {};
      const isPersistent = (await navigator.storage?.persisted().catch(() => false)) ?? false;
      return { models: 0, usage, quota, isPersistent, keeping: "database" };
    },
    persist: async () => (await navigator.storage?.persist().catch(() => false)) ?? false,
  };
}
