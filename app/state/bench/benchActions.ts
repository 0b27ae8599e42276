import type { StoreApi } from "zustand/vanilla";
import { withOutcome } from "../../client/bench/results";
import type { BenchEvent, BenchRequest } from "../../client/bench/types";
import type { AppState } from "../appState";
import { toFailure } from "../failures";
import { drafterToMeasure } from "../models/drafters";
import { languageFor } from "../models/models";
import type { Services } from "../services";
import { benchObstacle } from "./benchObstacle";
import type { BenchRun, Measurements } from "./benchState";

type Store = StoreApi<AppState>;

export interface BenchActions {
  /** Asks the browser what this device is. */
  lookAtDevice(): Promise<void>;
  /** Measures every device that is here with the model in use, unless other work runs; a recording or a file that begins ends it. */
  measure(): Promise<void>;
  stopMeasuring(): void;
}

export function createBenchActions(store: Store, { bench, newId }: Services): BenchActions {
  const stop = (by: "user" | "work") => {
    if (store.getState().bench.run.status !== "running") return;
    edit(store, ({ results }) => ({ run: { status: "stopped", by }, kept: results }));
    bench.stop();
  };
  const begin = async (request: BenchRequest) => {
    const id = newId();
    edit(store, () => ({ run: { status: "running", id, step: undefined }, results: [] }));
    const end = (run: BenchRun) => editRun(store, id, ({ results }) => ({ run, kept: results }));
    try {
      await bench.run(request, (event) => hear(store, id, event));
      end({ status: "done" });
    } catch (error) {
      end({ status: "failed", failure: toFailure(error) });
    }
  };
  store.subscribe((state) => {
    if (benchObstacle(state) !== "none") stop("work");
  });
  return {
    async lookAtDevice() {
      const facts = await bench.facts();
      edit(store, () => ({ facts }));
    },
    async measure() {
      const state = store.getState();
      const { engine } = state;
      if (state.bench.run.status === "running" || engine.status !== "ready" || benchObstacle(state) !== "none") return;
      const { model, device } = engine;
      const drafter = drafterToMeasure(model, state.shelf, state.choice.options.drafts);
      await begin({ model, language: languageFor(model, "en"), inUse: device.device, drafter });
    },
    stopMeasuring: () => stop("user"),
  };
}

function hear(store: Store, id: string, event: BenchEvent): void {
  editRun(store, id, ({ results }) =>
    event.type === "step"
      ? { run: { status: "running", id, step: event.step } }
      : { results: withOutcome(results, event) },
  );
}

/** What a measurement that was stopped still has to say is no news of the next one. */
function editRun(store: Store, id: string, change: (bench: Measurements) => Partial<Measurements>): void {
  edit(store, (bench) => (bench.run.status === "running" && bench.run.id === id ? change(bench) : {}));
}

function edit(store: Store, change: (bench: Measurements) => Partial<Measurements>): void {
  store.setState(({ bench }) => ({ bench: { ...bench, ...change(bench) } }));
}
