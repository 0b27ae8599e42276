import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, type ErrorCode, SottoError } from "../../../engine/index";
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
  const stopping = store.getState().jobs.some((job) => job.id === id && job.state.status === "stopping");
  if (!stopping) return;
  port.close();
  throw new SottoError("cancelled", "Stopped before the first words");
}
