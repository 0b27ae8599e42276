import type { StoreApi } from "zustand/vanilla";
import { type DeviceInfo, errorCode, type Loaded, SottoError } from "../../../engine/index";
import { type Unread, withUnread } from "../../client/decoding/unread";
import type { Model } from "../../client/models/model";
import type { Again } from "../../client/transcripts/types";
import { type AppState, editFile, editJob, editTranscript, editWork, type Work } from "../appState";
import { toFailure } from "../failures";
import { firstOffer } from "../models/firstModel";
import { finishRecording } from "../recording/finishRecording";
import { runLive } from "../recording/runLive";
import type { WordCheck } from "../recording/wordCheck";
import { expectedSpeed, workOf } from "../selectors";
import type { Services } from "../services";
import type { SpeakerSearch } from "../speakers/speakerSearch";
import { clipsOf, clipTimes, isPart, type Renewal, withoutOld } from "../transcripts/again";
import { claimText } from "../transcripts/claimText";
import { leavesOutSilence, withHeardSilence } from "../transcripts/skipped";
import { writtenWith } from "../transcripts/transcript";
import type { WordSearch } from "../transcripts/wordSearch";
import { forgetModel, moveEngine, unlessStopped } from "./engineEvents";
import { engineOptions, lookaheadFor, optionsOfRun, withHeardLanguage } from "./engineOptions";
import type { HeardFile, Job, JobState } from "./job";
import { fittedTo, isLive, isRunning, resumed, withEvent } from "./jobs";
import { prepareWriting } from "./prepareWriting";
import { expectation } from "./progress";
import { refuse } from "./removeJob";

type Store = StoreApi<AppState>;

/** The check of the microphone, as far as it needs the engine. */
export interface EngineCheck extends Pick<WordCheck, "status" | "listen"> {
  /** Ends the whole check; the engine is free as soon as `listen` has ended. */
  stop(): void;
}

/** What the engine does where no work is left, the first of them first. */
export interface BesideWork {
  readonly check: EngineCheck;
  readonly words: Pick<WordSearch, "status" | "find" | "pause">;
  readonly speakers: Pick<SpeakerSearch, "status" | "find" | "pause">;
}

/**
 * Does the next piece of work, one at a time: loads the model that is wanted, then what is being recorded, then the next
 * waiting file, and so on until nothing is left but a check of the microphone and searches for the times of words and for who speaks. Safe to
 * call at any moment; what is running goes on, a check or a search until there is work.
 */
export async function runNext(store: Store, services: Services, beside: BesideWork): Promise<void> {
  const { check, words, speakers } = beside;
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
  if (words.status() === "running") {
    if (!isLoaded || job !== undefined || listening === "waiting") words.pause();
    return;
  }
  if (speakers.status() === "running") {
    if (!isLoaded || job !== undefined || listening === "waiting" || words.status() === "waiting") speakers.pause();
    return;
  }
  const isIdle = job === undefined && [listening, words.status(), speakers.status()].every((one) => one !== "waiting");
  if (!isLoaded && isIdle && firstOffer(store.getState()) !== undefined) return;
  if (!isLoaded) await loadModel(store, services, model);
  else if (job !== undefined && isHeld(job, store.getState())) return;
  else if (job !== undefined) await run(store, services, fittedTo(job, engine.model), engine.device);
  else if (listening === "waiting") await check.listen(engine.model, engine.device);
  else if (words.status() === "waiting") await words.find();
  else if (speakers.status() === "waiting") await speakers.find();
  else {
    void rememberKernels(store, services, engine.device);
    return;
  }
  await runNext(store, services, beside);
}

/** Files wait for a live recording, even for one that the engine failed at, and for a model that did not arrive. */
function nextJob(state: AppState): Job | undefined {
  const { jobs } = state;
  const live = jobs.find(isLive);
  if (live) return live.listening.status === "waiting" ? live : undefined;
  if (state.flow !== "going") return undefined;
  return jobs.find((one) => one.state.status === "waiting" && reachable(one.model, state) === one.model);
}

/** What of the files that came together cannot be read is said first; their model is loaded meanwhile. */
function isHeld(job: Job, { headers }: AppState): boolean {
  return !isLive(job) && headers !== "known";
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
  store.setState({ firstModel: "settled" });
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
  const { id, transcript } = fitted;
  const startedAt = services.now();
  editJob(store, id, () => ({ ...fitted, end: "open", state: { status: "running", startedAt } }));
  let state: JobState = { status: "done" };
  try {
    await claimText(store, services, id);
    // A stretch says little of the whole.
    if (!isPart(fitted.again)) editTranscript(store, transcript, (one) => writtenWith(one, fitted));
    if (fitted.kind === "file") await transcribeFile(store, services, id, device);
    else await finishRecording(store, services, id, device);
  } catch (error) {
    const failure = toFailure(error);
    state = failure.code === "cancelled" ? { status: "stopped" } : { status: "failed", failure };
  }
  editWork(store, id, (work) => {
    const job = settled(work, { state, ranMs: services.now() - startedAt, models: store.getState().models });
    // What was written over a text is a change of it, which other tabs and the history of edits are to know.
    const editedAt = Math.max(services.date(), (work.transcript.editedAt ?? 0) + 1);
    return { job, transcript: fitted.again ? { ...work.transcript, editedAt } : work.transcript };
  });
  recover(store, id, state);
  refuse(store, services, id);
  // One that goes on stays with this tab.
  if (workOf(store.getState(), id)?.job.state.status !== "waiting") void services.transcripts.release(transcript);
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

async function transcribeFile(store: Store, services: Services, id: number, device: DeviceInfo): Promise<void> {
  const work = workOf(store.getState(), id);
  if (work?.job.kind !== "file" || work.transcript.source.kind !== "file") return;
  const { file, runFrom, track } = work.job;
  const { name } = work.transcript.source;
  if (file.status !== "here") throw new SottoError("audio-unreadable", `${name} was not given again`);
  const renewal = work.job.again && { again: work.job.again, speaker: undefined };
  const clips = renewal && clipTimes(clipsOf(work.transcript, renewal), runFrom);
  // All that was to be heard again is to stay; no clip at all would mean the whole file.
  if (clips?.length === 0) return;
  const writer = await prepareWriting(store, services, work.job, device);
  if (writer.by === "here-alone") {
    editFile(store, id, (job) => ({ ...job, recovered: { at: runFrom, from: "server" } }));
  }
  if (writer.by === "server" && !isPart(work.job.again)) {
    editTranscript(store, work.job.transcript, (one) => ({ ...one, model: writer.host }));
  }
  const opening = services.openAudio(file.blob, { name, from: runFrom, track });
  const { audio, unread, peaks, ...tracks } = await unlessStopped(store, id, opening);
  const { start, seconds } = audio;
  editFile(store, id, (job) => ({
    ...job,
    heard: { ...tracks, unread: job.heard?.unread ?? [] },
    windows: undefined,
    totalSeconds: seconds === undefined ? undefined : start + seconds,
    estimate: expectation(
      expectedSpeed(store.getState(), job.model),
      job.again?.to === undefined ? seconds : job.again.to - start,
    ),
  }));
  const options = {
    ...engineOptions(withHeardLanguage(work), device),
    ...(clips && { clipTimestamps: clips }),
    lookahead: lookaheadFor(seconds),
  };
  try {
    await services.engine.transcribe({ job: id, audio, options }, (event) => {
      if (event.type === "recovered") moveEngine(store, event.device);
      editWork(store, id, (one) => withEvent(one, event, services.now()));
    });
    if (renewal) endRenewal(store, id, renewal);
  } finally {
    // Before the end is told: whoever draws the sound asks for them then.
    const keepPeaks = async () => services.transcripts.putPeaks(work.job.transcript, start, await peaks());
    const [parts] = await Promise.all([unread(), keepPeaks()]);
    editFile(store, id, (job) =>
      job.heard === undefined ? job : { ...job, heard: withParts(job.heard, parts, runFrom) },
    );
  }
}

/** Nothing of the old text is left where all was heard, and what held nothing is known to have been heard. */
function endRenewal(store: Store, id: number, renewal: Renewal): void {
  editWork(store, id, ({ job, transcript }) => {
    const { from, to = job.totalSeconds ?? from } = renewal.again;
    const written = withoutOld(transcript, renewal, Number.POSITIVE_INFINITY);
    const isAllHeard = leavesOutSilence(job.options) && !leavesOutSilence(optionsOfRun(job));
    return { job, transcript: isAllHeard ? withHeardSilence(written, { from, to }) : written };
  });
}

/** What a run could not read, behind what is known of the sound before it. */
function withParts(heard: HeardFile, parts: readonly Unread[], runFrom: number): HeardFile {
  const before = heard.unread.filter(({ end }) => end <= runFrom);
  return { ...heard, unread: parts.reduce(withUnread, before) };
}

/** What was measured decides the next time too. */
function rememberFigures(store: Store, { reason }: DeviceInfo): void {
  if (reason.why !== "faster") return;
  const { figures } = reason;
  store.setState(({ device }) => ({ device: { ...device, figures } }));
}

/** A graphics card that has nothing to do says once which kernels are fastest on it; the next load takes those. */
async function rememberKernels(store: Store, { engine }: Services, { device, software }: DeviceInfo): Promise<void> {
  if (device !== "webgpu" || software) return;
  const kernels = await engine.measureKernels(store.getState().device.kernels).catch(() => undefined);
  if (kernels) store.setState(({ device }) => ({ device: { ...device, kernels } }));
}

interface Ended {
  readonly state: JobState;
  readonly ranMs: number;
  readonly models: readonly Model[];
}

/** The job after its run: the window that was being decoded is dropped, every finished segment stays. */
function settled({ job, transcript }: Work, { state, ranMs, models }: Ended): Job {
  const isPutOff = state.status === "stopped" && job.state.status === "stopping" && job.state.next === "waiting";
  if (isPutOff) return resumed({ ...job, spentMs: job.spentMs + ranMs }, transcript);
  if (state.status !== "done") return { ...job, state, partial: "", spentMs: job.spentMs + ranMs };
  const { rest } = job.again ?? {};
  if (rest) return toTheRest({ job, transcript }, rest, models);
  // How long a stretch took says nothing of the whole.
  const spentMs = isPart(job.again) ? 0 : job.spentMs + ranMs;
  const seconds = job.totalSeconds ?? job.seconds;
  return { ...job, state, seconds, partial: "", spentMs, again: undefined };
}

/** The job after a stretch was written anew of a text that had not come to its end: where it was, and as it was asked for. */
function toTheRest({ job, transcript }: Work, rest: NonNullable<Again["rest"]>, models: readonly Model[]): Job {
  const { from: seconds, language, after } = rest;
  const model = models.find(({ name }) => name === transcript.model) ?? job.model;
  const was = resumed({ ...job, model, language, seconds, again: undefined, spentMs: 0 }, transcript);
  return after === "waiting" ? was : { ...was, state: { status: "stopped" } };
}

/**
 * A lost device takes its model with it, and so does a lost engine. The first time the file goes on by itself; the second
 * time the user decides.
 */
function recover(store: Store, id: number, state: JobState): void {
  if (state.status !== "failed") return;
  const { code } = state.failure;
  if (!forgetModel(store, code) || code === "out-of-memory") return;
  editWork(store, id, ({ job, transcript }) => {
    if (job.recovered !== undefined) return { job, transcript };
    const again = resumed(job, transcript);
    const from = code === "engine-lost" ? "engine" : "device";
    return { job: { ...again, recovered: { at: again.runFrom, from } }, transcript };
  });
}
