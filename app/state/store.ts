import { createStore, type StoreApi } from "zustand/vanilla";
import type { DeviceRequest } from "../../engine/index";
import type { ModelEntry } from "../client/models/types";
import { type AppHostActions, createAppHostActions } from "./appHost";
import { type AppState, editJob } from "./appState";
import { type BenchActions, createBenchActions } from "./bench/benchActions";
import { nothingMeasured } from "./bench/benchState";
import { toFailure } from "./failures";
import { unseenModels } from "./models/modelsState";
import { createShelf, type ShelfActions } from "./models/shelfActions";
import type { Page } from "./page/pageState";
import { firstPage } from "./page/pageState";
import type { Job, NamedBlob } from "./queue/job";
import type { JobOptions } from "./queue/jobOptions";
import { fittedTo, isLive, isRunning, isUnfinished, newJob, resumed } from "./queue/jobs";
import { emptyQueue } from "./queue/queueState";
import { runNext } from "./queue/runQueue";
import { createKept, type KeptActions } from "./recording/keptActions";
import { createRecording, type RecordActions, type Recording } from "./recording/recordActions";
import { silence } from "./recording/recordingState";
import type { Services } from "./services";
import { keepSettings } from "./settings/keepSettings";
import { createPreferences, type PreferenceActions } from "./settings/preferenceActions";
import { chosenSettings } from "./settings/settingsState";

/** Milliseconds after which recordings are listed once more. */
const secondLook = 4000;

export interface Actions
  extends RecordActions,
    KeptActions,
    ShelfActions,
    AppHostActions,
    PreferenceActions,
    BenchActions {
  /** Lists what was recorded before, fetches the list of models and loads the one that was chosen last, before any file is there. */
  open(): Promise<void>;
  chooseModel(model: ModelEntry): void;
  /** Undefined: each file's language is to be found. */
  chooseLanguage(language: string | undefined): void;
  /** Changes options for the files that come from now on, and keeps them. */
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
  show(page: Page): void;
  /** Notes that the text was copied or saved. */
  markTaken(id: number): void;
  dismissRecovery(id: number): void;
  /** Names all recordings anew, those to come too: the interface has changed its language. */
  nameRecordings(recordingName: AppState["recordingName"]): void;
}

export type AppStore = StoreApi<AppState> & { readonly actions: Actions; readonly level: Recording["level"] };

/** The one store of the page. The actions are its only writers; engine, decoder, models and clock are handed in. */
export function createAppStore(services: Services): AppStore {
  const { device, options, sound, language, shelf, installOffer, ...preferences } = services.settings.read();
  const store = createStore<AppState>(() => ({
    ...emptyQueue({ device, language, options }),
    ...silence(sound),
    ...unseenModels(shelf),
    bench: nothingMeasured,
    ...chosenSettings(preferences),
    ...firstPage(installOffer),
  }));
  keepSettings(store, services.settings);
  const advance = () => void runNext(store, services, recording.check);
  const recording = createRecording(store, services, advance);
  const actions = createActions(store, services, advance, recording.actions);
  return Object.assign(store, { actions, level: recording.level });
}

function createActions(
  store: StoreApi<AppState>,
  services: Services,
  advance: () => void,
  recording: RecordActions,
): Actions {
  const kept = createKept(store, services);
  const shelf = createShelf(store, services, (model) => actions.chooseModel(model));
  const edit = (id: number, change: (job: Job) => Job) => editJob(store, id, change);
  // Views take actions out of the object, so none of them may need it as `this`.
  const actions: Actions = {
    ...recording,
    ...kept,
    ...shelf.actions,
    ...createAppHostActions(store, services, (files) => actions.addFiles(files)),
    ...createPreferences(store, services),
    ...createBenchActions(store, services),
    async open() {
      void recording.lookForMicrophones();
      void services.settings.keeping().then((settingsKeeping) => store.setState({ settingsKeeping }));
      try {
        await shelf.open(await services.fetchModels());
        store.setState(({ choice, models, shelfRecord: { chosen } }) => {
          const model = models.find(({ name }) => name === chosen) ?? models[0];
          return { choice: { ...choice, model } };
        });
      } catch (error) {
        store.setState({ engine: { status: "failed", model: undefined, failure: toFailure(error) } });
      }
      // The names of models are wanted for them; a file that came before goes on meanwhile.
      advance();
      // A browser that does not give them out has none to show.
      await kept.restore().catch(() => {});
      // One whose tab was only just closed, or crashed, was still held by it.
      setTimeout(() => void kept.restore().catch(() => {}), secondLook);
    },
    chooseModel(model) {
      store.setState(({ choice, engine }) => ({
        choice: { ...choice, model },
        engine: engine.status === "failed" ? { status: "idle" } : engine,
      }));
      shelf.rememberChoice(model);
      advance();
    },
    chooseLanguage(language) {
      store.setState(({ choice }) => ({ choice: { ...choice, language } }));
    },
    changeOptions(change) {
      store.setState(({ choice }) => ({ choice: { ...choice, options: { ...choice.options, ...change } } }));
    },
    chooseDevice(preference) {
      store.setState(({ device, engine }) => ({
        device: { ...device, preference },
        engine: engine.status === "failed" ? { status: "idle" } : engine,
      }));
      advance();
    },
    retryModel() {
      store.setState({ engine: { status: "idle" } });
      if (store.getState().models.length === 0) void actions.open();
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
    addFiles: (files) => {
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
      void kept.readText(id).then(() => {
        edit(id, resumed);
        advance();
      });
    },
    listenAgain(id) {
      edit(id, listeningAgain);
      advance();
    },
    removeJob: (id) => removeJob(store, id),
    show(page) {
      store.setState({ page });
      if (page.view === "transcript") void kept.readText(page.job);
    },
    markTaken: (id) => edit(id, (job) => ({ ...job, keeping: "taken" })),
    dismissRecovery: (id) => edit(id, (job) => ({ ...job, recovered: undefined })),
    nameRecordings: (recordingName) => nameRecordings(store, recordingName),
  };
  return actions;
}

function listeningAgain<J extends Job>(job: J): J {
  return isLive(job) && job.listening.status === "failed"
    ? { ...job, listening: { status: "waiting" }, losses: 0 }
    : job;
}

function nameRecordings(store: StoreApi<AppState>, recordingName: AppState["recordingName"]): void {
  const named = <J extends Job>(job: J): J =>
    job.kind === "recording" ? { ...job, name: recordingName(job.startedAt) } : job;
  store.setState(({ jobs, deleted }) => ({
    recordingName,
    jobs: jobs.map(named),
    deleted: deleted && { ...deleted, job: named(deleted.job) },
  }));
}

function addFiles(store: StoreApi<AppState>, files: readonly NamedBlob[]): void {
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

function removeJob(store: StoreApi<AppState>, id: number): void {
  store.setState(({ jobs, page }) => {
    const left = jobs.filter(
      (job) => job.id !== id || job.kind === "recording" || job.segments.length > 0 || isRunning(job),
    );
    const gone = page.view === "transcript" && !left.some((job) => job.id === page.job);
    return { jobs: left, page: left.length === 0 || gone ? { view: "start" } : page };
  });
}
