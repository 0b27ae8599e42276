import type { StoreApi } from "zustand/vanilla";
import type { DeviceRequest } from "../../../engine/index";
import { isZip } from "../../client/files/givenFiles";
import type { NamedBlob } from "../../client/files/namedBlob";
import type { Model } from "../../client/models/model";
import { type AppState, addWork, editJob, editTranscript, type Work } from "../appState";
import { firstOffer } from "../models/firstModel";
import { remember } from "../models/remember";
import { isStored } from "../models/shelf";
import { hasText, isCutOff, jobById, openBatches, workOf } from "../selectors";
import type { Services } from "../services";
import { fingerprinted, sourceOf } from "../transcripts/fileSource";
import { newTranscript, writtenWith } from "../transcripts/transcript";
import { type ContinueActions, createContinue } from "./continueActions";
import type { Job } from "./job";
import type { JobOptions } from "./jobOptions";
import { fittedTo, isLive, isRunning, isUnfinished, newJob, nextId } from "./jobs";
import { lookAhead } from "./lookAhead";
import { refuse, removeJob } from "./removeJob";
import { stopUnpacking, unpackZips } from "./unpackZips";

type Store = StoreApi<AppState>;

export interface QueueActions extends ContinueActions {
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
  /** Gives up on a model that did not arrive: everything still to do goes to the one that is loaded. */
  useLoaded(): void;
  addFiles(files: readonly NamedBlob[]): void;
  /** Writes down another audio track of a file, beside the text that is there. */
  hearTrack(id: number, track: number): void;
  /** Stops the running file, never a recording; its text is kept. */
  stop(): void;
  /** Lets the engine listen again to a live recording that it had failed at. */
  listenAgain(id: number): void;
  /** Takes a file without text off the list. */
  removeJob(id: number): void;
  /** Takes no more out of a ZIP that is being unpacked; what has come of it stays. */
  stopUnpacking(id: number): void;
}

/** What the queue needs of the store's other rooms. */
export interface QueueParts {
  /** Lets the engine begin what waits for it. */
  advance(): void;
  /** Asks again for a list of models that did not arrive. */
  reopen(): void;
  /** Reads the text of an earlier visit. */
  readText(id: number): Promise<void>;
  /** Opens the sound of a file of which a copy is kept. */
  openSound(id: number): Promise<void>;
}

/** What is to be written down, with what, and on what. */
export function createQueueActions(store: Store, services: Services, parts: QueueParts): QueueActions {
  const { advance, reopen, readText, openSound } = parts;
  const edit = (id: number, change: (job: Job) => Job) => editJob(store, id, change);
  const takeForAll = (model: Model) => {
    store.setState(({ jobs }) => ({
      jobs: jobs.map((job) => (isUnfinished(job) ? listeningAgain(fittedTo(job, model)) : job)),
    }));
    for (const job of store.getState().jobs.filter(isUnfinished)) {
      editTranscript(store, job.transcript, (one) => writtenWith(one, job));
    }
    actions.chooseModel(model);
  };
  /** One after another: the first of them is the first to go on. */
  const giveInOrder = async (missing: SortedOut["missing"]) => {
    for (const { id, file } of missing) await actions.giveFile(id, file);
  };
  const take = (files: readonly NamedBlob[], together: Together) => {
    const { missing, fresh } = sortedOut(store.getState(), files);
    void giveInOrder(missing);
    addFiles(store, services, fresh, together);
    if (missing.length > 0 && fresh.length === 0) showQueue(store);
    advance();
  };
  const actions: QueueActions = {
    ...createContinue(store, { advance, readText, openSound }),
    chooseModel(model) {
      store.setState(({ choice, engine }) => ({
        choice: { ...choice, model },
        engine: withoutFailure(engine),
        missing: undefined,
        firstModel: "settled",
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
      const [model] = store.getState().models;
      if (model) takeForAll(model);
    },
    useLoaded() {
      const { engine } = store.getState();
      if (engine.status === "ready") takeForAll(engine.model);
    },
    addFiles(files) {
      if (files.length === 0) return;
      if (!store.getState().jobs.some(isUnfinished)) store.setState(afresh);
      const zips = files.filter(isZip);
      take(
        files.filter((file) => !isZip(file)),
        { of: files.length },
      );
      if (zips.length > 0) void unpackZips(store, services, zips, (file, together) => take([file], together));
    },
    hearTrack(id, track) {
      const { job, transcript } = workOf(store.getState(), id) ?? {};
      if (job?.kind !== "file" || job.file.status !== "here" || transcript?.source.kind !== "file") return;
      const { blob } = job.file;
      const { name, handle } = transcript.source;
      const file = Object.assign(new File([blob], name, { type: blob.type }), { handle });
      addFiles(store, services, [file], { of: 1, track });
      advance();
    },
    stop() {
      const job = store.getState().jobs.find((one) => one.state.status === "running");
      if (job?.state.status !== "running") return;
      const { startedAt } = job.state;
      edit(job.id, (one) => ({ ...one, state: { status: "stopping", startedAt, next: "stopped" } }));
      services.engine.cancel(job.id);
    },
    listenAgain(id) {
      edit(id, listeningAgain);
      advance();
    },
    removeJob: (id) => removeJob(store, services, id),
    stopUnpacking: (id) => stopUnpacking(store, id),
  };
  lookAhead(store, services, { refuse: (id) => refuse(store, services, id), advance });
  store.subscribe((state, before) => {
    if (mayArrive(state, before)) actions.retryModel();
    // Another tab has it meanwhile.
    if (state.shelf !== before.shelf && firstOffer(before) && !firstOffer(state)) advance();
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

/** Nothing of what was done, or could not be read, before. */
const afresh = { flow: "going", refused: [], finished: [] } as const;

/** With what a file has come. */
interface Together {
  /** How many came at once, itself among them. */
  readonly of: number;
  /** The number that they have in common; undefined: that of what is worked on, or a new one. */
  readonly batch?: number;
  readonly track?: number;
}

function addFiles(
  store: Store,
  services: Services,
  files: readonly NamedBlob[],
  { of, batch: common, track }: Together,
): void {
  if (files.length === 0) return;
  const { jobs, choice } = store.getState();
  const first = nextId(jobs);
  const isBusy = jobs.some(isUnfinished);
  const ofOthers = jobs.findLast((job) => isUnfinished(job) && job.batch !== undefined)?.batch;
  const batch = ofOthers ?? common ?? services.date();
  const alone = of === 1 && !isBusy;
  if (of > 1 && !jobs.some(isRunning)) store.setState({ headers: "looked-at" });
  addWork(
    store,
    // A millisecond apart, so that they come back in their order.
    files.map((file, index) =>
      newWork(first + index, services, { file, choice, track, batch, createdAt: services.date() + index }),
    ),
  );
  void lookAtBytes(store, first, files);
  const [{ name } = { name: "" }] = files;
  store.setState(({ jobs, transcripts, page }) => {
    const stays = isReading({ jobs, transcripts, page }) || (!alone && !begins.has(page.view));
    if (track === undefined && stays) return { queued: { files: files.length, name } };
    return { page: alone ? { view: "transcript", job: first } : { view: "library" } };
  });
}

interface SortedOut {
  /** Files that an earlier visit left and this one cannot read by itself, with the jobs that wait for them, in their order. */
  readonly missing: readonly { readonly id: number; readonly file: NamedBlob }[];
  readonly fresh: readonly NamedBlob[];
}

/**
 * What a batch that a reload broke off waits for is no file that has come anew, nor is what was done of it before: a folder
 * is given again as a whole.
 */
function sortedOut({ jobs, transcripts }: AppState, files: readonly NamedBlob[]): SortedOut {
  const isLacking = (job: Job) =>
    job.kind === "file" && (job.file.status === "missing" || job.file.status === "ask") && isCutOff(job);
  const open = openBatches(jobs);
  const broken = new Set(jobs.flatMap((job) => (isLacking(job) && open.has(job.batch ?? 0) ? [job.batch] : [])));
  const known = jobs.filter(({ batch }) => batch !== undefined && broken.has(batch));
  const missing: { id: number; file: NamedBlob }[] = [];
  const fresh: NamedBlob[] = [];
  for (const file of files) {
    const index = known.findIndex(({ transcript }) => {
      const source = transcripts.get(transcript)?.source;
      return source?.kind === "file" && source.name === file.name && source.bytes === file.size;
    });
    const [job] = index < 0 ? [] : known.splice(index, 1);
    if (job === undefined) fresh.push(file);
    else if (isLacking(job)) missing.push({ id: job.id, file });
  }
  const placeOf = (id: number) => jobs.findIndex((job) => job.id === id);
  return { missing: missing.sort((a, b) => placeOf(a.id) - placeOf(b.id)), fresh };
}

/** Where one begins the queue takes the page; who reads something goes on reading. */
function showQueue(store: Store): void {
  store.setState(({ page }) => (page.view === "start" ? { page: { view: "library" } } : {}));
}

/** Where one begins, or sees how far files are; a job that came to nothing leaves nothing to read. */
const begins: ReadonlySet<AppState["page"]["view"]> = new Set(["start", "library", "transcript"]);

/** Whether a text is on the page, or is being written there. */
function isReading({ jobs, transcripts, page }: Pick<AppState, "jobs" | "transcripts" | "page">): boolean {
  if (page.view !== "transcript") return false;
  const job = jobs.find(({ id }) => id === page.job);
  const transcript = job && transcripts.get(job.transcript);
  return transcript !== undefined && (isUnfinished(job as Job) || hasText(transcript));
}

interface FileToAdd {
  readonly file: NamedBlob;
  readonly choice: AppState["choice"];
  /** Index of the audio track to hear; undefined: the first that is not silent. */
  readonly track: number | undefined;
  readonly batch: number;
  readonly createdAt: number;
}

/** The work on a file that has just come. */
function newWork(id: number, services: Services, { file, choice, track, batch, createdAt }: FileToAdd): Work {
  const job = {
    ...newJob(id, services.newId(), choice, { status: "here", blob: file }),
    track,
    batch,
    copy: file.isOurs ? ("never" as const) : ("none" as const),
  };
  const start = { id: job.transcript, source: sourceOf(file), createdAt, speakers: [] };
  // Nobody else knows it yet.
  void services.transcripts.claim(job.transcript);
  return { job, transcript: newTranscript(start, job) };
}

/** Notes what the files begin with, one after another: a slow disk is not asked for all of them at once. */
async function lookAtBytes(store: Store, first: number, files: readonly NamedBlob[]): Promise<void> {
  for (const [index, file] of files.entries()) {
    const source = await fingerprinted(file);
    const job = jobById(store.getState(), first + index);
    if (job) editTranscript(store, job.transcript, (one) => ({ ...one, source }));
  }
}
