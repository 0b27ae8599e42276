import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, errorCode, type Loaded } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import { type AppState, editJob } from "../appState";
import { toFailure } from "../failures";
import { finishRecording } from "../recording/finishRecording";
import { runLive } from "../recording/runLive";
import type { WordCheck } from "../recording/wordCheck";
import type { Services } from "../services";
import { forgetModel, moveEngine, throwIfStopped } from "./engineEvents";
import { engineOptions } from "./engineOptions";
import type { FileJob, Job, JobState } from "./job";
import { fittedTo, isLive, isRunning, resumed, withEvent } from "./jobs";

type Store = StoreApi<AppState>;

/** The check of the microphone, as far as it needs the engine. */
export interface EngineCheck extends Pick<WordCheck, "status" | "listen"> {
  /** Ends the whole check; the engine is free as soon as `listen` has ended. */
  stop(): void;
}

/**
 * Does the next piece of work, one at a time: loads the model that is wanted, then what is being recorded, then the next
 * waiting file, and so on until nothing is left but a check of the microphone. Safe to call at any moment; what is running
 * goes on, a check until there is work.
 */
export async function runNext(store: Store, services: Services, check: EngineCheck): Promise<void> {
  const { engine, jobs, choice, device } = store.getState();
  if (engine.status === "loading" || engine.status === "failed" || jobs.some(isRunning)) return;
  const job = nextJob(store.getState());
  const model = reachable(job?.model ?? choice.model, store.getState());
  if (model === undefined) return;
  const isLoaded =
    engine.status === "ready" && engine.model.name === model.name && engine.preference === device.preference;
  const listening = check.status();
  if (listening === "running" && (!isLoaded || job !== undefined)) check.stop();
  if (listening === "running" || listening === "ending") return;
  if (!isLoaded) await loadModel(store, services, model);
  else if (job !== undefined) await run(store, services, fittedTo(job, engine.model), engine.device);
  else if (listening === "waiting") await check.listen(engine.model, engine.device);
  else return;
  await runNext(store, services, check);
}

/** Files wait for a live recording, even for one that the engine failed at, and for a model that did not arrive. */
function nextJob(state: AppState): Job | undefined {
  const { jobs } = state;
  const live = jobs.find(isLive);
  if (live) return live.listening.status === "waiting" ? live : undefined;
  return jobs.find((one) => one.state.status === "waiting" && reachable(one.model, state) === one.model);
}

/** The model itself, or in place of one that did not arrive the one that is loaded: a recording cannot wait. */
function reachable(model: Model | undefined, { engine, missing }: AppState): Model | undefined {
  const isMissing = model !== undefined && model.name === missing?.model.name;
  return isMissing && engine.status === "ready" ? engine.model : model;
}

async function run(store: Store, services: Services, job: Job, device: DeviceInfo): Promise<void> {
  if (isLive(job)) await runLive(store, services, job, device);
  else await runJob(store, services, job, device);
}

/** What ends a load before the engine has given up the model before. */
const unread: ReadonlySet<string> = new Set(["offline", "download-failed", "model-unknown"]);

async function loadModel(store: Store, services: Services, model: Model): Promise<void> {
  const { engine: before } = store.getState();
  const loading = (loadedBytes: number) => store.setState({ engine: { status: "loading", model, loadedBytes } });
  loading(0);
  try {
    const { device: request } = store.getState();
    const { device, features } = await loadTwice(() => services.engine.load(model, request, loading));
    rememberFigures(store, device);
    const { preference } = request;
    store.setState({ engine: { status: "ready", model, device, features, preference }, missing: undefined });
  } catch (error) {
    const failure = toFailure(error);
    const isUnread = before.status === "ready" && before.model.name !== model.name && unread.has(failure.code);
    store.setState(
      isUnread ? { engine: before, missing: { model, failure } } : { engine: { status: "failed", model, failure } },
    );
  }
}

async function runJob(store: Store, services: Services, fitted: Job, device: DeviceInfo): Promise<void> {
  const { id } = fitted;
  const startedAt = services.now();
  editJob(store, id, () => ({ ...fitted, state: { status: "running", startedAt } }));
  let state: JobState = { status: "done" };
  try {
    if (fitted.kind === "file") await transcribeFile(store, services, fitted, device);
    else await finishRecording(store, services, fitted, device);
  } catch (error) {
    const failure = toFailure(error);
    state = failure.code === "cancelled" ? { status: "stopped" } : { status: "failed", failure };
  }
  editJob(store, id, (job) => settled(job, state, services.now() - startedAt));
  recover(store, id, state);
}

/** An engine that is lost while it loads is replaced once without a word. */
async function loadTwice(load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await load();
  } catch (error) {
    if (errorCode(error) !== "engine-lost") throw error;
    return load();
  }
}

async function transcribeFile(store: Store, services: Services, fitted: FileJob, device: DeviceInfo): Promise<void> {
  const { id, name, file, runFrom } = fitted;
  const audio = await services.openAudio(file, name, runFrom);
  const { start, seconds } = audio;
  editJob(store, id, (job) => ({ ...job, totalSeconds: seconds === undefined ? undefined : start + seconds }));
  throwIfStopped(store, id, audio.port);
  await services.engine.transcribe({ job: id, audio, options: engineOptions(fitted, device) }, (event) => {
    if (event.type === "recovered") moveEngine(store, event.device);
    editJob(store, id, (job) => withEvent(job, event, services.now()));
  });
}

/** What was measured decides the next time too. */
function rememberFigures(store: Store, { reason }: DeviceInfo): void {
  if (reason.why !== "faster") return;
  const { figures } = reason;
  store.setState(({ device }) => ({ device: { ...device, figures } }));
}

/** The job after its run: the window that was being decoded is dropped, every finished segment stays. */
function settled<J extends Job>(job: J, state: JobState, ranMs: number): J {
  const isPutOff = state.status === "stopped" && job.state.status === "stopping" && job.state.next === "waiting";
  if (isPutOff) return resumed({ ...job, spentMs: job.spentMs + ranMs });
  const seconds = state.status === "done" ? (job.totalSeconds ?? job.seconds) : job.seconds;
  return { ...job, state, seconds, partial: "", spentMs: job.spentMs + ranMs };
}

/**
 * A lost device takes its model with it, and so does a lost engine. The first time the file goes on by itself; the second
 * time the user decides.
 */
function recover(store: Store, id: number, state: JobState): void {
  if (state.status !== "failed") return;
  const { code } = state.failure;
  if (!forgetModel(store, code) || code === "out-of-memory") return;
  editJob(store, id, (job) => {
    if (job.recovered !== undefined) return job;
    const again = resumed(job);
    return { ...again, recovered: { at: again.runFrom, from: code === "engine-lost" ? "engine" : "device" } };
  });
}
