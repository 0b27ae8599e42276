/** What the page hears when a part of its code did not come: the bundler's event, of modules. */
export const partMissing = "vite:preloadError";

/** Says it of what the bundler does not fetch. */
export function tellMissing(): void {
  globalThis.dispatchEvent(new Event(partMissing));
}

/** Says it of a worker's script. Returns the worker. */
export function noticeMissing(worker: Worker): Worker {
  // What goes wrong within a worker has a message.
  worker.addEventListener("error", (event) => {
    if (!("message" in event)) tellMissing();
  });
  return worker;
}
