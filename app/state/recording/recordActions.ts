import type { StoreApi } from "zustand/vanilla";
import type { CaptureHandle, CaptureState } from "../../client/capture/capture";
import type { Level } from "../../client/capture/levelMeter";
import type { RecorderState } from "../../client/recordings/types";
import { type AppState, addWork, editRecording } from "../appState";
import { toFailure } from "../failures";
import type { RecordingJob } from "../queue/job";
import { nextId } from "../queue/jobs";
import { putOff } from "../queue/orderActions";
import type { EngineCheck } from "../queue/runQueue";
import { liveJob, transcriptOf } from "../selectors";
import type { Services } from "../services";
import { newTranscript } from "../transcripts/transcript";
import { type CheckActions, createCheck } from "./checkActions";
import type { SoundChoice } from "./recordingState";
import { metaOf, newRecording } from "./recordings";
import { putAside } from "./runLive";
import { createSoundIn } from "./soundIn";

type Store = StoreApi<AppState>;

/** Milliseconds that a stopped capture has to send what is left. */
const endPause = 3000;

export interface RecordActions extends CheckActions {
  /** Asks for the microphone and begins to record; a file that runs is put off until the recording has ended. */
  record(): Promise<void>;
  /** Ends the sound; the text of its last seconds follows. */
  stopRecording(): void;
  pauseRecording(): void;
  resumeRecording(): void;
  /** Changes what the next recording hears, and keeps it. */
  changeSound(change: Partial<SoundChoice>): void;
  lookForMicrophones(): Promise<void>;
  dismissMicrophone(): void;
}

export interface Recording {
  readonly actions: RecordActions;
  /** For whoever gives the engine work. */
  readonly check: EngineCheck;
  /** The latest level of a track of what is recorded or checked: for a canvas, so never in the store. */
  readonly level: (track: number) => Level;
}

/** Records what comes in, or checks whether anything does. */
export function createRecording(store: Store, services: Services, advance: () => void): Recording {
  const sound = createSoundIn(store, services);
  const lookForMicrophones = async () => {
    store.setState({ microphones: await services.input.microphones() });
  };
  const check = createCheck(store, services, { sound, advance, lookForMicrophones });
  const actions: RecordActions = {
    ...check.actions,
    async record() {
      actions.stopCheck();
      if (liveJob(store.getState())) return;
      const opened = await sound.open("record");
      if (!opened) return;
      void lookForMicrophones();
      putOff(store, services);
      const job = addRecording(store, services, opened);
      const { id } = job;
      opened.onChange((state) => {
        editRecording(store, id, (one) => ({ ...one, capture: state }));
        if (hasLostAll(state, opened)) end(id, "unplugged");
      });
      const onState = (kept: RecorderState) => {
        editRecording(store, id, (one) => ({ ...one, sound: kept, totalSeconds: kept.heard }));
        putAside(store, services, id);
      };
      const keep = async (ports: readonly MessagePort[]) => {
        try {
          await services.recordings.start(metaOf(transcriptOf(store.getState(), job), job), ports, onState);
        } catch (error) {
          sound.close();
          editRecording(store, id, (one) => ({ ...one, state: { status: "failed", failure: toFailure(error) } }));
          void services.transcripts.release(job.transcript);
        }
      };
      goOn = async () => {
        if (liveJob(store.getState())?.id !== id) return;
        editRecording(store, id, (one) => ({ ...one, sound: { ...one.sound, keeping: "nowhere", ended: false } }));
        await keep(opened.reconnect());
        // It listens at ports that nobody answers; it is attached anew where it was.
        services.engine.cancel(id);
        endSoon(id);
      };
      await keep(opened.tracks.map(({ port }) => port));
      advance();
    },
    stopRecording() {
      const job = liveJob(store.getState());
      if (job) end(job.id, "stopped");
    },
    pauseRecording: () => change("recording", "paused", () => sound.current()?.pause()),
    resumeRecording: () => change("paused", "recording", () => sound.current()?.resume()),
    changeSound(change) {
      store.setState(({ sound }) => ({ sound: { ...sound, ...change } }));
      check.restart();
    },
    lookForMicrophones,
    dismissMicrophone: () => store.setState({ microphone: { status: "off" } }),
  };
  const end = (id: number, why: RecordingJob["end"]) => {
    const job = liveJob(store.getState());
    if (job?.id !== id || job.state.status === "finishing") return;
    editRecording(store, id, (one) => ({ ...one, state: { status: "finishing" }, end: why }));
    sound.close();
    endSoon(id);
  };
  /** What a stopped capture does not send in time is not waited for. */
  const endSoon = (id: number) => {
    const job = liveJob(store.getState());
    if (job?.id === id && job.state.status === "finishing") {
      setTimeout(() => void services.recordings.end(job.transcript), endPause);
    }
  };
  /** Lets another recorder keep what follows of the recording that runs. */
  let goOn = async () => {};
  services.recordings.onLost(() => void goOn());
  leaveRoomToText(store, services);
  const change = (from: "recording" | "paused", to: "recording" | "paused", act: () => void) => {
    const job = liveJob(store.getState());
    if (job?.state.status !== from) return;
    act();
    editRecording(store, job.id, (one) => ({ ...one, state: { status: to } }));
  };
  return { actions, check: check.engine, level: sound.level };
}

/** Text goes before sound: where it finds no room, sound gives up its own. */
function leaveRoomToText(store: Store, { recordings, transcripts }: Services): void {
  transcripts.onKeeping((keeping) => {
    const job = liveJob(store.getState());
    if (keeping === "full" && job) void recordings.makeRoom(job.transcript).then(() => transcripts.flush());
  });
}

function hasLostAll({ lost, status }: CaptureState, { tracks }: CaptureHandle): boolean {
  return status === "ended" || lost.length === tracks.length;
}

function addRecording(store: Store, services: Services, { tracks }: CaptureHandle): RecordingJob {
  const { jobs, choice, preferences } = store.getState();
  const audio = { status: preferences.keepAudio === "on" ? "kept" : "until-written" } as const;
  const job = newRecording({ id: nextId(jobs), transcript: services.newId(), audio }, choice);
  const start = { id: job.transcript, source: { kind: "recording" }, createdAt: services.date() } as const;
  const transcript = newTranscript({ ...start, speakers: tracks.map(({ name }) => name) }, job);
  void services.transcripts.claim(transcript.id);
  addWork(store, [{ job, transcript }]);
  store.setState({ page: { view: "transcript", job: job.id } });
  return job;
}
