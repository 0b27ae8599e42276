import type { StoreApi } from "zustand/vanilla";
import type { DeviceRequest } from "../../../engine/index";
import type { Model } from "../../client/models/model";
import { type AppState, editJob } from "../appState";
import { remember } from "../models/remember";
import { isStored } from "../models/shelf";
import type { Services } from "../services";
import type { Job, NamedBlob } from "./job";
import type { JobOptions } from "./jobOptions";
import { fittedTo, isLive, isRunning, isUnfinished, newJob, resumed } from "./jobs";

type Store = StoreApi<AppState>;

export interface QueueActions {
  chooseModel(model: Model): void;
  /** Undefined: each file's language is to be found. */
  chooseLanguage(language: string | undefined): void;
  /** Changes options for the files that come from now on. */
  changeOptions(change: Partial<JobOptions>): void;
  /** Loads the model again on the device that the user wants, or on the faster one. */
  chooseDevice(preference: DeviceRequest["preference"]): void;
  /** Loads the chosen model again after a failure. */
  retryModel(): void;
  /** Gives up on a model that does not fit here: everything still to do goes to the first model of the list. */
  useSmallest(): void;
  addFiles(files: readonly NamedBlob[]): void;
  /** Stops the running file, never a recording; its text is kept. */
  stop(): void;
  /** Goes on from the end of the kept text. */
  continueJob(id: number): void;
  /** Lets the engine listen again to a live recording that it had failed at. */
  listenAgain(id: number): void;
  /** Takes a file without text off the list. */
  removeJob(id: number): void;
}

/** What the queue needs of the store's other rooms. */
export interface QueueParts {
  /** Lets the engine begin what waits for it. */
  advance(): void;
  /** Asks again for a list of models that did not arrive. */
  reopen(): void;
  /** Reads the text of a recording of an earlier visit. */
  readText(id: number): Promise<void>;
}

/** What is to be written down, with what, and on what. */
export function createQueueActions(store: Store, services: Services, parts: QueueParts): QueueActions {
  const { advance, reopen, readText } = parts;
  const edit = (id: number, change: (job: Job) => Job) => editJob(store, id, change);
  const actions: QueueActions = {
    chooseModel(model) {
      store.setState(({ choice, engine }) => ({
        choice: { ...choice, model },
        engine: withoutFailure(engine),
        missing: undefined,
      }));
      remember(store, () => ({ chosen: model.name }));
      advance();
    },
    chooseLanguage: (language) => store.setState(({ choice }) => ({ choice: { ...choice, language } })),
    changeOptions: (change) =>
      store.setState(({ choice }) => ({ choice: { ...choice, options: { ...choice.options, ...change } } })),
    chooseDevice(preference) {
      store.setState(({ device, engine }) => ({ device: { ...device, preference }, engine: withoutFailure(engine) }));
      advance();
    },
    retryModel() {
      store.setState(({ engine }) => ({ engine: withoutFailure(engine), missing: undefined }));
      if (store.getState().models.length === 0) reopen();
      else advance();
    },
    useSmallest() {
      const model = store.getState().models[0];
      if (model === undefined) return;
      store.setState(({ jobs }) => ({
        jobs: jobs.map((job) => (isUnfinished(job) ? listeningAgain(fittedTo(job, model)) : job)),
      }));
      actions.chooseModel(model);
    },
    addFiles(files) {
      addFiles(store, files);
      advance();
    },
    stop() {
      const job = store.getState().jobs.find((one) => one.state.status === "running");
      if (job?.state.status !== "running") return;
      const { startedAt } = job.state;
      edit(job.id, (one) => ({ ...one, state: { status: "stopping", startedAt, next: "stopped" } }));
      services.engine.cancel(job.id);
    },
    continueJob(id) {
      // Without its text nobody would know where it ends.
      void readText(id).then(() => {
        edit(id, resumed);
        advance();
      });
    },
    listenAgain(id) {
      edit(id, listeningAgain);
      advance();
    },
    removeJob: (id) => removeJob(store, id),
  };
  store.subscribe((state, before) => {
    if (mayArrive(state, before)) actions.retryModel();
  });
  return actions;
}

/** Whether a model that did not arrive is here meanwhile, or the network is back that it lacked. */
function mayArrive(state: AppState, before: AppState): boolean {
  const { engine, missing, network, shelf } = state;
  const lack = missing ?? (engine.status === "failed" ? engine : undefined);
  if (lack === undefined) return false;
  const isBack = network === "online" && before.network === "offline";
  if (isBack && (lack.failure.code === "offline" || lack.failure.code === "download-failed")) return true;
  const isHere = (models: AppState["shelf"]) => models.some((one) => one.name === lack.model?.name && isStored(one));
  return missing !== undefined && isHere(shelf) && !isHere(before.shelf);
}

function withoutFailure(engine: AppState["engine"]): AppState["engine"] {
  return engine.status === "failed" ? { status: "idle" } : engine;
}

function listeningAgain<J extends Job>(job: J): J {
  return isLive(job) && job.listening.status === "failed"
    ? { ...job, listening: { status: "waiting" }, losses: 0 }
    : job;
}

function addFiles(store: Store, files: readonly NamedBlob[]): void {
  if (files.length === 0) return;
  store.setState(({ jobs, choice }) => {
    const first = Math.max(0, ...jobs.map(({ id }) => id)) + 1;
    const added = files.map((file, index) => newJob(first + index, file, choice));
    const alone = added.length === 1 && !jobs.some(isUnfinished);
    return {
      jobs: [...jobs, ...added],
      page: alone ? { view: "transcript", job: first } : { view: "library" },
    };
  });
}

function removeJob(store: Store, id: number): void {
  store.setState(({ jobs, page }) => {
    const left = jobs.filter(
      (job) => job.id !== id || job.kind === "recording" || job.segments.length > 0 || isRunning(job),
    );
    const gone = page.view === "transcript" && !left.some((job) => job.id === page.job);
    return { jobs: left, page: left.length === 0 || gone ? { view: "start" } : page };
  });
}
