import type { StoreApi } from "zustand/vanilla";
import type { CaptureHandle, CaptureState } from "../audio/capture";
import { type Level, noLevel } from "../audio/levelMeter";
import type { RecorderState } from "../recordings/types";
import { type AppState, editJob, editRecording } from "./appState";
import { toFailure } from "./failures";
import { melBands } from "./models";
import { metaOf, newRecording } from "./recordings";
import { putAside } from "./runLive";
import { liveJob } from "./selectors";
import type { RecordingJob, Services, SoundChoice } from "./types";

type Store = StoreApi<AppState>;

/** Milliseconds that a stopped capture has to send what is left. */
const endPause = 3000;

/** Milliseconds that a check listens at most. */
const longestCheck = 60_000;

export interface RecordActions {
  /** Asks for the microphone and begins to record; a file that runs is put off until the recording has ended. */
  record(): Promise<void>;
  /** Ends the sound; the text of its last seconds follows. */
  stopRecording(): void;
  pauseRecording(): void;
  resumeRecording(): void;
  /** Changes what the next recording hears, and keeps it. */
  changeSound(change: Partial<SoundChoice>): void;
  /** Listens without recording, so that the user sees whether sound comes in. */
  startCheck(): Promise<void>;
  stopCheck(): void;
  lookForMicrophones(): Promise<void>;
  dismissMicrophone(): void;
}

export interface Recording {
  readonly actions: RecordActions;
  /** The latest level of a track of what is recorded or checked: for a canvas, so never in the store. */
  readonly level: (track: number) => Level;
}

/** Records: the only owner of the capture, which no state can hold. */
export function createRecording(store: Store, services: Services, advance: () => void): Recording {
  let capture: CaptureHandle | undefined;
  let checkEnd: ReturnType<typeof setTimeout> | undefined;
  const open = async (to: "record" | "check") => {
    if (capture !== undefined || store.getState().microphone.status === "opening") return undefined;
    store.setState({ microphone: { status: "opening", to } });
    const { microphone, ...sound } = store.getState().sound;
    try {
      const nMels = chosenBands(store);
      capture = await services.input.start({ ...sound, nMels, ...(microphone !== undefined && { microphone }) });
      store.setState({ microphone: { status: "off" } });
      void actions.lookForMicrophones();
    } catch (error) {
      store.setState({ microphone: { status: "failed", failure: toFailure(error) } });
    }
    return capture;
  };
  const close = () => {
    const closing = capture;
    capture = undefined;
    closing?.stop();
  };
  const actions: RecordActions = {
    async record() {
      actions.stopCheck();
      if (liveJob(store.getState())) return;
      const nMels = chosenBands(store);
      const opened = await open("record");
      if (!opened) return;
      putOffFile(store, services);
      const job = addRecording(store, services, opened);
      const { id } = job;
      opened.onChange((state) => {
        editRecording(store, id, (one) => ({ ...one, capture: state }));
        if (hasLostAll(state, opened)) end(id, "unplugged");
      });
      const onState = (sound: RecorderState) => {
        editRecording(store, id, (one) => ({ ...one, sound, totalSeconds: sound.heard }));
        putAside(store, services, id);
      };
      const ports = opened.tracks.map(({ port }) => port);
      try {
        await services.recordings.start({ meta: metaOf(job, "recording"), nMels }, ports, onState);
      } catch (error) {
        close();
        editRecording(store, id, (one) => ({ ...one, state: { status: "failed", failure: toFailure(error) } }));
      }
      advance();
    },
    stopRecording() {
      const job = liveJob(store.getState());
      if (job) end(job.id, "stopped");
    },
    pauseRecording: () => change("recording", "paused", () => capture?.pause()),
    resumeRecording: () => change("paused", "recording", () => capture?.resume()),
    changeSound(change) {
      store.setState(({ sound }) => ({ sound: { ...sound, ...change } }));
      void services.settings.change(({ sound }) => ({ sound: { ...sound, ...change } }));
      if (store.getState().microphone.status !== "checking") return;
      actions.stopCheck();
      void actions.startCheck();
    },
    async startCheck() {
      if (liveJob(store.getState())) return;
      const opened = await open("check");
      if (!opened) return;
      // It stops by itself: nobody wants to be listened to without knowing.
      clearTimeout(checkEnd);
      checkEnd = setTimeout(actions.stopCheck, longestCheck);
      // Nobody listens to a check.
      for (const { port } of opened.tracks) port.close();
      opened.onChange((state) => {
        if (capture !== opened) return;
        if (state.status === "ended") actions.stopCheck();
        else store.setState({ microphone: { status: "checking", capture: state } });
      });
    },
    stopCheck() {
      if (store.getState().microphone.status !== "checking") return;
      clearTimeout(checkEnd);
      store.setState({ microphone: { status: "off" } });
      close();
    },
    async lookForMicrophones() {
      store.setState({ microphones: await services.input.microphones() });
    },
    dismissMicrophone: () => store.setState({ microphone: { status: "off" } }),
  };
  const end = (id: number, why: RecordingJob["end"]) => {
    const job = liveJob(store.getState());
    if (job?.id !== id || job.state.status === "finishing") return;
    editRecording(store, id, (one) => ({ ...one, state: { status: "finishing" }, end: why }));
    close();
    setTimeout(() => void services.recordings.end(job.recording), endPause);
  };
  const change = (from: "recording" | "paused", to: "recording" | "paused", act: () => void) => {
    const job = liveJob(store.getState());
    if (job?.state.status !== from) return;
    act();
    editRecording(store, job.id, (one) => ({ ...one, state: { status: to } }));
  };
  return { actions, level: (track) => capture?.level(track) ?? noLevel };
}

/** Until the list of models has arrived: those of the one that comes with the page. */
function chosenBands(store: Store): 80 | 128 {
  const { model } = store.getState().choice;
  return model === undefined ? 80 : melBands(model);
}

function hasLostAll({ lost, status }: CaptureState, { tracks }: CaptureHandle): boolean {
  return status === "ended" || lost.length === tracks.length;
}

/** A live recording goes first; a file goes on from the end of its text afterwards. */
function putOffFile(store: Store, services: Services): void {
  const job = store.getState().jobs.find((one) => one.state.status === "running");
  if (job?.state.status !== "running") return;
  const { startedAt } = job.state;
  editJob(store, job.id, (one) => ({ ...one, state: { status: "stopping", startedAt, next: "waiting" } }));
  services.engine.cancel(job.id);
}

function addRecording(store: Store, services: Services, { tracks }: CaptureHandle): RecordingJob {
  const { jobs, choice, recordingName } = store.getState();
  const id = Math.max(0, ...jobs.map((job) => job.id)) + 1;
  const startedAt = services.date();
  const start = { id, name: recordingName(startedAt), recording: services.newId(), startedAt };
  const job = newRecording({ ...start, tracks: tracks.map(({ name }) => name) }, choice);
  store.setState({ jobs: [...jobs, job], page: { view: "transcript", job: id } });
  return job;
}
