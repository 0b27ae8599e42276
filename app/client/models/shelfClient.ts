import { proxy, type Remote, transfer, wrap } from "comlink";
import { noticeMissing } from "../missingPart";
import type { RemoteShelf } from "./models.worker";
import type { ModelShelf, ShelfModel } from "./types";

export interface ShelfClient extends ModelShelf {
  /** A port for the engine's worker, at which it reads what is stored. */
  connect(): MessagePort;
}

/** The model database in its own worker, which starts with this call. */
export function createModelShelf(): ShelfClient {
  const worker = noticeMissing(new Worker(new URL("./models.worker.ts", import.meta.url), { type: "module" }));
  const remote: Remote<RemoteShelf> = wrap<RemoteShelf>(worker);
  const listeners = new Set<(models: readonly ShelfModel[]) => void>();
  let models: readonly ShelfModel[] | undefined;
  void remote.watch(
    proxy((changed: readonly ShelfModel[]) => {
      models = changed;
      for (const listener of listeners) listener(changed);
    }),
  );
  return {
    open: (pageModels) => remote.open(pageModels),
    watch(listener) {
      listeners.add(listener);
      if (models) listener(models);
      return () => void listeners.delete(listener);
    },
    download: (name) => remote.download(name),
    pause: (name) => remote.pause(name),
    cancel: (name) => remote.cancel(name),
    remove: (name) => remote.remove(name),
    restore: (name) => remote.restore(name),
    forget: (name) => remote.forget(name),
    addFile: (file, fileName) => remote.addFile(file, fileName),
    addUrl: (url) => remote.addUrl(url),
    look: (source) => remote.look(source),
    convert: (type) => remote.convert(type),
    resume: (name, source) => remote.resume(name, source),
    setMirror: (base) => remote.setMirror(base),
    storage: () => remote.storage(),
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
    connect() {
      const { port1, port2 } = new MessageChannel();
      void remote.serve(transfer(port1, [port1]));
      return port2;
    },
  };
}
