import type { StoreApi } from "zustand/vanilla";
import { withOutcome } from "../../client/bench/results";
import type { BenchEvent, BenchHandle, BenchRequest } from "../../client/bench/types";
import type { AppState } from "../appState";
import { toFailure } from "../failures";
import { languageFor } from "../models/models";
import type { Services } from "../services";
import { benchObstacle } from "./benchObstacle";
import type { BenchRun, Measurements } from "./benchState";

export interface BenchActions {
  /** Asks the browser what this device is. */
  lookAtDevice(): Promise<void>;
  /** Measures every device that is here with the model in use, unless other work runs; a recording or a file that begins ends it. */
  measure(): Promise<void>;
  stopMeasuring(): void;
}

export function createBenchActions(store: StoreApi<AppState>, services: Services): BenchActions {
  let handle: BenchHandle | undefined;
  const stop = (by: "user" | "work") => {
    if (handle === undefined) return;
    handle.stop();
    handle = undefined;
    edit(store, () => ({ run: { status: "stopped", by } }));
  };
  const begin = (request: BenchRequest): Promise<void> => {
    // What a measurement that was stopped still has to say is no news of the next one.
    const mine = services.bench.run(request, (event) => {
      if (handle === mine) hear(store, event);
    });
    const end = (run: BenchRun) => {
      if (handle !== mine) return;
      handle = undefined;
      edit(store, () => ({ run }));
    };
    handle = mine;
    return mine.done.then(
      () => end({ status: "done" }),
      (error: unknown) => end({ status: "failed", failure: toFailure(error) }),
    );
  };
  store.subscribe((state) => {
    if (handle !== undefined && benchObstacle(state) !== "none") stop("work");
  });
  return {
    async lookAtDevice() {
      const facts = await services.bench.facts();
      edit(store, () => ({ facts }));
    },
    async measure() {
      const state = store.getState();
      const { engine } = state;
      if (handle !== undefined || engine.status !== "ready" || benchObstacle(state) !== "none") return;
      const { model, device } = engine;
      edit(store, () => ({ run: { status: "running", step: undefined }, results: [] }));
      await begin({ model, language: languageFor(model, "en"), inUse: device.device });
    },
    stopMeasuring: () => stop("user"),
  };
}

function hear(store: StoreApi<AppState>, event: BenchEvent): void {
  if (event.type === "step") edit(store, () => ({ run: { status: "running", step: event.step } }));
  else edit(store, ({ results }) => ({ results: withOutcome(results, event) }));
}

function edit(store: StoreApi<AppState>, change: (bench: Measurements) => Partial<Measurements>): void {
  store.setState(({ bench }) => ({ bench: { ...bench, ...change(bench) } }));
}
