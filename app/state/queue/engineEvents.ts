import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, type ErrorCode, type PortAudio, SottoError } from "../../../engine/index";
import type { AppState } from "../appState";

type Store = StoreApi<AppState>;

/** The model runs on another device now. */
export function moveEngine(store: Store, device: DeviceInfo): void {
  store.setState(({ engine }) => ({ engine: engine.status === "ready" ? { ...engine, device } : engine }));
}

/** Whether a failure took the loaded model away, which then has to be loaded again. */
export function forgetModel(store: Store, code: ErrorCode): boolean {
  const isLost = code === "device-lost" || code === "engine-lost" || code === "out-of-memory";
  if (isLost) store.setState({ engine: { status: "idle" } });
  return isLost;
}

/** A stop that came while the file was being opened reached no engine. */
export function throwIfStopped(store: Store, id: number, port: MessagePort): void {
  if (!isStopping(store.getState(), id)) return;
  port.close();
  throw stoppedEarly();
}

/** The opened file, unless the job is stopped before it is open, however long that takes. */
export async function unlessStopped<Opened extends { readonly audio: PortAudio }>(
  store: Store,
  id: number,
  opening: Promise<Opened>,
): Promise<Opened> {
  let forget = () => {};
  const stopped = new Promise<never>((_, reject) => {
    forget = store.subscribe((state) => {
      if (isStopping(state, id)) reject(stoppedEarly());
    });
  });
  try {
    const opened = await Promise.race([opening, stopped]);
    throwIfStopped(store, id, opened.audio.port);
    return opened;
  } catch (error) {
    // Nobody waits any longer for what opens late.
    void opening.then(({ audio }) => audio.port.close()).catch(() => {});
    throw error;
  } finally {
    forget();
  }
}

function isStopping({ jobs }: AppState, id: number): boolean {
  return jobs.some((job) => job.id === id && job.state.status === "stopping");
}

function stoppedEarly(): SottoError {
  return new SottoError("cancelled", "Stopped before the first words");
}
