import type { StoreApi } from "zustand/vanilla";
import type { CaptureHandle } from "../../client/capture/capture";
import { type Level, noLevel } from "../../client/capture/levelMeter";
import type { AppState } from "../appState";
import { toFailure } from "../failures";
import type { Services } from "../services";

/** The only owner of the capture, which no state can hold: one at a time, for a recording or for a check. */
export interface SoundIn {
  /** Asks for what is to be heard; undefined where it is not to be had, which the store then says, or is in use. */
  open(to: "record" | "check"): Promise<CaptureHandle | undefined>;
  /** The capture that was opened last, until it is closed. */
  current(): CaptureHandle | undefined;
  close(): void;
  /** The latest level of a track: for a canvas, so never in the store. */
  level(track: number): Level;
}

export function createSoundIn(store: StoreApi<AppState>, services: Services): SoundIn {
  let capture: CaptureHandle | undefined;
  return {
    async open(to) {
      if (capture !== undefined || store.getState().microphone.status === "opening") return undefined;
      store.setState({ microphone: { status: "opening", to } });
      const { sound: chosen, engine, choice } = store.getState();
      const { microphone, ...sound } = chosen;
      // What the model hears that is here; for one that is still to come the engine makes its own.
      const isHere = engine.status === "ready" && engine.model.name === choice.model?.name;
      const features = isHere ? engine.features : undefined;
      try {
        capture = await services.input.start({ ...sound, features, ...(microphone !== undefined && { microphone }) });
        store.setState({ microphone: { status: "off" } });
      } catch (error) {
        store.setState({ microphone: { status: "failed", failure: toFailure(error) } });
      }
      return capture;
    },
    current: () => capture,
    close() {
      const closing = capture;
      capture = undefined;
      closing?.stop();
    },
    level: (track) => capture?.level(track) ?? noLevel,
  };
}
