import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "../appState";
import type { ShelfRecord } from "./shelfRecord";
import { currentDevice, figureOf, withFigure } from "./speeds";

type Change = (record: ShelfRecord) => Partial<ShelfRecord>;

/** Learns from the engine's work how fast a model is here, and which one is too large; `remember` keeps it. */
export function watchWork(store: StoreApi<AppState>, remember: (change: Change) => void): void {
  store.subscribe((state, before) => {
    if (state.jobs !== before.jobs) {
      for (const figure of newFigures(state, before)) {
        remember(({ figures }) => ({ figures: withFigure(figures, figure) }));
      }
    }
    const model = tooLarge(state, before);
    const device = currentDevice(before) ?? currentDevice(state);
    if (model === undefined || device === undefined) return;
    remember((record) => ({
      tooLarge: [...record.tooLarge.filter((one) => one.model !== model || one.device !== device), { model, device }],
    }));
  });
}

function newFigures(state: AppState, before: AppState) {
  return state.jobs.flatMap((job, index) => {
    const same = before.jobs[index];
    const old = same?.id === job.id ? same : before.jobs.find(({ id }) => id === job.id);
    if (old === job) return [];
    return figureOf(job, old, state) ?? [];
  });
}

/** The model that ran out of memory just now, at loading or at work. */
function tooLarge(state: AppState, before: AppState): string | undefined {
  const { engine } = state;
  if (engine !== before.engine && engine.status === "failed" && engine.failure.code === "out-of-memory") {
    return engine.model?.name;
  }
  if (state.jobs === before.jobs) return undefined;
  const failed = state.jobs.find(
    (job) =>
      job.state.status === "failed" &&
      job.state.failure.code === "out-of-memory" &&
      before.jobs.find(({ id }) => id === job.id)?.state.status === "running",
  );
  return failed?.model?.name;
}
