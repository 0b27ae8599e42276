import type { StoreApi } from "zustand/vanilla";
import { withEvent } from "../bench/results";
import type { BenchEvent, BenchHandle } from "../bench/types";
import type { AppState } from "./appState";
import { type BenchState, benchObstacle } from "./bench";
import { toFailure } from "./failures";
import type { Services } from "./types";

export interface BenchActions {
  /** Asks the browser what this device is. */
  lookAtDevice(): Promise<void>;
  /** Measures every device that is here with the model in use, unless other work runs; a recording or a file that begins ends it. */
  measure(): Promise<void>;
  stopMeasuring(): void;
}

export function createBench(store: StoreApi<AppState>, services: Services): BenchActions {
  let handle: BenchHandle | undefined;
  const edit = (change: (bench: BenchState) => Partial<BenchState>) =>
    store.setState(({ bench }) => ({ bench: { ...bench, ...change(bench) } }));
  const stop = (by: "user" | "work") => {
    if (handle === undefined) return;
    handle.stop();
    handle = undefined;
    edit(() => ({ run: { status: "stopped", by } }));
  };
  store.subscribe((state) => {
    if (handle !== undefined && benchObstacle(state) !== "none") stop("work");
  });
  return {
    async lookAtDevice() {
      const facts = await services.bench.facts();
      edit(() => ({ facts }));
    },
    async measure() {
      const state = store.getState();
      const { engine } = state;
      if (handle !== undefined || engine.status !== "ready" || benchObstacle(state) !== "none") return;
      edit(() => ({ run: { status: "running", step: undefined }, results: [] }));
      // What a measurement that was stopped still had to say is no news of the next one.
      const hear = (event: BenchEvent) => {
        if (handle !== mine) return;
        if (event.type === "step") edit(() => ({ run: { status: "running", step: event.step } }));
        else edit(({ results }) => ({ results: withEvent(results, event) }));
      };
      const mine = services.bench.run({ model: engine.model, inUse: engine.device.device }, hear);
      handle = mine;
      const end = (run: BenchState["run"]) => {
        if (handle !== mine) return;
        handle = undefined;
        edit(() => ({ run }));
      };
      try {
        await mine.done;
        end({ status: "done" });
      } catch (error) {
        end({ status: "failed", failure: toFailure(error) });
      }
    },
    stopMeasuring: () => stop("user"),
  };
}
