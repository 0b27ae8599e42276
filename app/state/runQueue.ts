import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, SottoError } from "../../engine/index";
import { type AppState, editJob } from "./appState";
import { engineOptions } from "./engineOptions";
import { toFailure } from "./failures";
import { fittedTo, isRunning, resumed, withEvent } from "./jobs";
import type { Job, JobState, ModelEntry, Services } from "./types";

type Store = StoreApi<AppState>;

/**
 * Does the next piece of work, one at a time: loads the model that is wanted, then the next waiting file, and so on
 * until nothing is left. Safe to call at any moment; what is running goes on.
 */
export async function runNext(store: Store, services: Services): Promise<void> {
  const { engine, jobs, choice, device } = store.getState();
  if (engine.status === "loading" || engine.status === "failed" || jobs.some(isRunning)) return;
  const job = jobs.find((one) => one.state.status === "waiting");
  const model = job?.model ?? choice.model;
  if (model === undefined) return;
  const isLoaded =
    engine.status === "ready" && engine.model.name === model.name && engine.preference === device.preference;
  if (!isLoaded) await loadModel(store, services, model);
  else if (job !== undefined) await runJob(store, services, fittedTo(job, engine.model), engine.device);
  else return;
  await runNext(store, services);
}

async function loadModel(store: Store, services: Services, model: ModelEntry): Promise<void> {
  const loading = (loadedBytes: number) => store.setState({ engine: { status: "loading", model, loadedBytes } });
  loading(0);
  try {
    const { device: request } = store.getState();
    const device = await services.engine.load(model, request, loading);
    rememberFigures(store, services, device);
    store.setState({ engine: { status: "ready", model, device, preference: request.preference } });
  } catch (error) {
    store.setState({ engine: { status: "failed", model, failure: toFailure(error) } });
  }
}

async function runJob(store: Store, services: Services, fitted: Job, device: DeviceInfo): Promise<void> {
  const { id, name, file, runFrom } = fitted;
  const startedAt = services.now();
  editJob(store, id, () => ({ ...fitted, state: { status: "running", startedAt } }));
  let state: JobState = { status: "done" };
  try {
    const audio = await services.openAudio(file, name, runFrom);
    const { seconds } = audio;
    editJob(store, id, (job) => ({ ...job, totalSeconds: seconds === undefined ? undefined : runFrom + seconds }));
    throwIfStopped(store, id, audio.port);
    await services.engine.transcribe({ job: id, audio, options: engineOptions(fitted, device) }, (event) => {
      if (event.type === "recovered") moveEngine(store, event.device);
      editJob(store, id, (job) => withEvent(job, event, services.now()));
    });
  } catch (error) {
    const failure = toFailure(error);
    state = failure.code === "cancelled" ? { status: "stopped" } : { status: "failed", failure };
  }
  editJob(store, id, (job) => settled(job, state, services.now() - startedAt));
  recover(store, id, state);
}

/** The model runs on another device now. */
function moveEngine(store: Store, device: DeviceInfo): void {
  store.setState(({ engine }) => ({ engine: engine.status === "ready" ? { ...engine, device } : engine }));
}

/** What was measured decides the next time too. */
function rememberFigures(store: Store, { devices }: Services, { reason }: DeviceInfo): void {
  if (reason.why !== "faster") return;
  const request = { ...store.getState().device, figures: reason.figures };
  store.setState({ device: request });
  devices.write(request);
}

/** A stop that came while the file was being opened reached no engine. */
function throwIfStopped(store: Store, id: number, port: MessagePort): void {
  const stopping = store.getState().jobs.some((job) => job.id === id && job.state.status === "stopping");
  if (!stopping) return;
  port.close();
  throw new SottoError("cancelled", "Stopped before the first words");
}

/** The job after its run: the window that was being decoded is dropped, every finished segment stays. */
function settled(job: Job, state: JobState, ranMs: number): Job {
  const seconds = state.status === "done" ? (job.totalSeconds ?? job.seconds) : job.seconds;
  return { ...job, state, seconds, partial: "", spentMs: job.spentMs + ranMs };
}

/** A lost device takes its model with it. The first time the file goes on by itself; the second time the user decides. */
function recover(store: Store, id: number, state: JobState): void {
  if (state.status !== "failed") return;
  const { code } = state.failure;
  if (code === "device-lost" || code === "out-of-memory") store.setState({ engine: { status: "idle" } });
  if (code !== "device-lost") return;
  editJob(store, id, (job) => {
    if (job.recoveredAt !== undefined) return job;
    const again = resumed(job);
    return { ...again, recoveredAt: again.runFrom };
  });
}
