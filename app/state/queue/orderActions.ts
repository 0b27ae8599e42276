import type { StoreApi } from "zustand/vanilla";
import type { Model } from "../../client/models/model";
import { type AppState, editJob, editTranscript } from "../appState";
import { hasText, isCutOff, jobById, openBatches, transcriptOf } from "../selectors";
import type { Services } from "../services";
import { type Transcript, writtenWith } from "../transcripts/transcript";
import type { Job } from "./job";
import { fittedTo, isWaiting } from "./jobs";

type Store = StoreApi<AppState>;

export interface OrderActions {
  /** Puts a waiting file at a place among those that wait, from 0 on. */
  moveJob(id: number, to: number): void;
  /** Puts a file behind all that wait; one that runs goes on from the end of its text when its turn comes. */
  doLater(id: number): void;
  /** Holds up all files; the one that runs goes first when they go on. */
  pauseQueue(): void;
  /** Lets files have their turns, and those that an earlier visit left as far as they can be read. */
  goOnQueue(): Promise<void>;
  /** With what a waiting file is written down; without a language it is to be found. */
  chooseForJob(id: number, choice: { readonly model: Model; readonly language: string | undefined }): void;
  /** Takes what is done out of the queue: texts stand among the others, what has none goes. */
  clearDone(): void;
  /** The texts of the last batch were seen. */
  dismissFinished(): void;
}

interface OrderParts {
  /** Lets the engine begin what waits for it. */
  advance(): void;
  /** Takes a file without text off the list. */
  removeJob(id: number): void;
  continueJob(id: number): Promise<void>;
}

/** In which order files are written down, and when. */
export function createOrder(
  store: Store,
  services: Services,
  { advance, removeJob, continueJob }: OrderParts,
): OrderActions {
  store.subscribe((state, before) => {
    if (state.jobs !== before.jobs) endBatches(store, before);
  });
  return {
    moveJob(id, to) {
      const waiting = store.getState().jobs.filter(isWaiting);
      const job = waiting.find((one) => one.id === id);
      if (job === undefined) return;
      const others = waiting.filter((one) => one !== job);
      order(store, waiting, others.toSpliced(Math.max(0, to), 0, job));
      advance();
    },
    doLater(id) {
      const job = jobById(store.getState(), id);
      const status = job?.kind === "file" ? job.state.status : undefined;
      if (status !== "waiting" && status !== "running") return;
      if (status === "running") putOff(store, services);
      const queued = store.getState().jobs.filter((one) => one.id === id || isWaiting(one));
      const others = queued.filter((one) => one.id !== id);
      order(store, queued, [...others, ...queued.filter((one) => one.id === id)]);
      advance();
    },
    pauseQueue() {
      store.setState({ flow: "paused" });
      putOff(store, services);
    },
    async goOnQueue() {
      store.setState({ flow: "going" });
      advance();
      // The browser may ask for each whether it may be read.
      for (const { id } of store.getState().jobs.filter(canGoOn)) await continueJob(id);
    },
    chooseForJob(id, { model, language }) {
      const job = jobById(store.getState(), id);
      if (job === undefined || !isWaiting(job)) return;
      const chosen = fittedTo({ ...job, language, named: language }, model);
      editJob(store, id, () => chosen);
      editTranscript(store, job.transcript, (one) => writtenWith(one, chosen));
      advance();
    },
    clearDone() {
      const done = store.getState().jobs.filter((job) => job.kind === "file" && job.state.status === "done");
      const [texts, others] = [true, false].map((has) =>
        done.filter((job) => hasText(transcriptOf(store.getState(), job)) === has),
      );
      for (const { id } of texts ?? []) editJob(store, id, (job) => ({ ...job, batch: undefined }));
      for (const { id } of others ?? []) removeJob(id);
    },
    dismissFinished: () => store.setState({ finished: [] }),
  };
}

/** Left by an earlier visit in a batch that is not done, and not to be chosen again first. */
function canGoOn(job: Job): boolean {
  return job.kind === "file" && job.batch !== undefined && isCutOff(job) && job.file.status !== "missing";
}

/** The file that runs waits again, to go on from the end of its text; what goes before it does so now. */
export function putOff(store: Store, services: Services): void {
  const job = store.getState().jobs.find((one) => one.state.status === "running");
  if (job?.state.status !== "running") return;
  const { startedAt } = job.state;
  editJob(store, job.id, (one) => ({ ...one, state: { status: "stopping", startedAt, next: "waiting" } }));
  services.engine.cancel(job.id);
}

/** Gives jobs the places of others, among which they are; places stay what they are, so that a later visit knows them. */
function order(store: Store, before: readonly Job[], after: readonly Job[]): void {
  store.setState(({ jobs, transcripts }) => {
    const places = before
      .map((job) => job.place ?? transcripts.get(job.transcript)?.createdAt ?? 0)
      .sort((a, b) => a - b);
    const moved = after.map((job, index) => {
      const isWhereItWas = before[index]?.id === job.id && job.place === undefined;
      return isWhereItWas ? job : { ...job, place: places[index] };
    });
    const slots = new Set(before.map(({ id }) => id));
    const next = moved.values();
    return { jobs: jobs.map((job) => (slots.has(job.id) ? (next.next().value as Job) : job)) };
  });
}

/** A batch that is done stands among what is written down, and stays there when others come; its texts are told of once. */
function endBatches(store: Store, before: AppState): void {
  const { jobs, transcripts } = store.getState();
  const open = openBatches(jobs);
  const ended = jobs.filter(({ batch }) => batch !== undefined && !open.has(batch));
  if (ended.length === 0) return;
  const wasOpen = openBatches(before.jobs);
  const texts = ended.filter(
    ({ batch, state, transcript }) =>
      state.status === "done" && wasOpen.has(batch ?? 0) && hasText(transcripts.get(transcript) as Transcript),
  );
  store.setState({
    jobs: jobs.map((job) => (ended.includes(job) ? { ...job, batch: undefined } : job)),
    ...(texts.length > 1 && { finished: texts.map(({ id }) => id) }),
  });
}
