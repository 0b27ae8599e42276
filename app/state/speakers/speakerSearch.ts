import type { StoreApi } from "zustand/vanilla";
import {
  type DeviceInfo,
  errorCode,
  type FindSpeakersOptions,
  type FoundSpeakers,
  SottoError,
  type SpeakerEvent,
} from "../../../engine/index";
import { type AppState, editJob, type Work } from "../appState";
import { type Failure, toFailure } from "../failures";
import { forgetModel, moveEngine } from "../queue/engineEvents";
import { workOf } from "../selectors";
import type { Services } from "../services";
import type { SpeakerStage } from "./speakersState";

type Store = StoreApi<AppState>;

/** The number of a search among the engine's jobs, whose others begin at 0, but for that for words. */
const searchJob = -2;

export type SpeakersEnd =
  | { readonly is: "found"; readonly found: FoundSpeakers }
  | { readonly is: "stopped" }
  | { readonly is: "failed"; readonly failure: Failure };

/** How many there are, or of whom there are two; nothing: as many as are heard. */
export type Asked = Pick<FindSpeakersOptions, "count" | "split">;

/** Searches for who speaks, for which the engine listens where nothing else is to be done, one after the other. */
export interface SpeakerSearch {
  status(): "none" | "waiting" | "running";
  /** Lets a job be listened to once the engine has time. */
  begin(id: number, asked: Asked): Promise<SpeakersEnd>;
  /** Listens to the first of them. */
  find(): Promise<void>;
  /** Gives the engine to what comes before it; it begins anew when that is done. */
  pause(): void;
  stop(id: number): void;
}

interface Entry {
  readonly id: number;
  readonly asked: Asked;
  readonly end: (end: SpeakersEnd) => void;
  wish: "go-on" | "pause" | "stop";
}

export function createSpeakerSearch(store: Store, services: Services): SpeakerSearch {
  let entries: readonly Entry[] = [];
  let running: Entry | undefined;
  const end = (entry: Entry, how: SpeakersEnd) => {
    entries = entries.filter((one) => one !== entry);
    showStage(store, entry.id, undefined);
    entry.end(how);
  };
  return {
    status: () => (running ? "running" : entries.length > 0 ? "waiting" : "none"),
    begin: (id, asked) =>
      new Promise((resolve) => {
        entries = [...entries, { id, asked, end: resolve, wish: "go-on" }];
        showStage(store, id, { at: "waiting" });
      }),
    async find() {
      const [entry] = entries;
      if (entry === undefined) return;
      Object.assign(entry, { wish: "go-on" });
      running = entry;
      try {
        // A download that goes on may tell of itself after its search has ended.
        const found = await listen(store, services, {
          entry,
          isOver: () => running !== entry || entry.wish !== "go-on",
        });
        end(entry, { is: "found", found });
      } catch (error) {
        const failure = toFailure(error);
        forgetModel(store, failure.code);
        if (errorCode(error) !== "cancelled") end(entry, { is: "failed", failure });
        else if (entry.wish === "pause") showStage(store, entry.id, { at: "waiting" });
        else end(entry, { is: "stopped" });
      } finally {
        running = undefined;
      }
    },
    pause() {
      if (!running) return;
      running.wish = "pause";
      services.engine.cancel(searchJob);
    },
    stop(id) {
      const entry = entries.find((one) => one.id === id);
      if (entry === undefined) return;
      entry.wish = "stop";
      if (entry === running) services.engine.cancel(searchJob);
      else end(entry, { is: "stopped" });
    },
  };
}

/** Shows how far a job's search is; undefined: it has ended. */
export function showStage(store: Store, id: number, stage: SpeakerStage | undefined): void {
  store.setState(({ speakerSearches: before }) => {
    const speakerSearches = new Map(before);
    if (stage) speakerSearches.set(id, stage);
    else speakerSearches.delete(id);
    return { speakerSearches };
  });
}

interface Listening {
  readonly entry: Entry;
  readonly isOver: () => boolean;
}

async function listen(store: Store, services: Services, { entry, isOver }: Listening): Promise<FoundSpeakers> {
  const work = workOf(store.getState(), entry.id);
  const audio = work && (await open(services, work));
  if (work === undefined || audio === undefined) throw new SottoError("cancelled", "There is no sound any more");
  // A wish that came while it was being opened reached no engine.
  if (entry.wish !== "go-on") {
    audio.port.close();
    throw new SottoError("cancelled", "Stopped before the sound was open");
  }
  const onEvent = (event: SpeakerEvent) => {
    if (isOver()) return;
    if (event.type === "recovered") onProcessor(store, entry.id, event.device);
    else showStage(store, entry.id, stageOf(event, work.job.totalSeconds));
  };
  showStage(store, entry.id, { at: "listening", seconds: 0, totalSeconds: work.job.totalSeconds });
  const { device } = store.getState();
  return services.engine.findSpeakers({ job: searchJob, audio, device, ...entry.asked }, onEvent);
}

/** The graphics card failed: said of the job, and by what shows where the engine is. */
function onProcessor(store: Store, id: number, device: DeviceInfo): void {
  moveEngine(store, device);
  editJob(store, id, (job) => ({ ...job, recovered: { at: 0, from: "speaker-search" } }));
}

type StageEvent = Exclude<SpeakerEvent, { readonly type: "recovered" }>;

function stageOf(event: StageEvent, known: number | undefined): SpeakerStage {
  if (event.type === "loading") return { at: "loading", bytes: event.bytes };
  return { at: "listening", seconds: event.seconds, totalSeconds: event.totalSeconds ?? known };
}

/** Of a recording of two tracks the other one than the microphone's. */
async function open(services: Services, { job, transcript }: Work) {
  if (job.kind === "recording") {
    return services.recordings.source(job.transcript, Math.max(0, transcript.speakers.length - 1), 0);
  }
  if (job.file.status !== "here" || transcript.source.kind !== "file") return undefined;
  const { audio } = await services.openAudio(job.file.blob, {
    name: transcript.source.name,
    from: 0,
    track: job.track,
  });
  return audio;
}
