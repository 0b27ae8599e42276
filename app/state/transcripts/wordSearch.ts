import type { StoreApi } from "zustand/vanilla";
import { errorCode, framesPerSecond, type Segment, SottoError, type TranscribeEvent } from "../../../engine/index";
import type { TranscriptSegment } from "../../client/transcripts/types";
import type { AppState, Work } from "../appState";
import { type Failure, toFailure } from "../failures";
import { forgetModel, moveEngine } from "../queue/engineEvents";
import { lookaheadFor } from "../queue/engineOptions";
import { workOf } from "../selectors";
import type { Services } from "../services";
import { languageOf, speakerOf } from "./transcript";
import { segmentsToHear } from "./wordTimes";

type Store = StoreApi<AppState>;

/** The number of a search among the engine's jobs, whose others begin at 0. */
const searchJob = -1;

/** Seconds of sound before the first text that is looked for. */
const lead = 1;

export type SearchEnd =
  | { readonly is: "found"; readonly segments: ReadonlyMap<number, Segment> }
  | { readonly is: "stopped" }
  | { readonly is: "failed"; readonly failure: Failure };

/** A search for the times of words, for which the engine listens where nothing else is to be done. */
export interface WordSearch {
  status(): "none" | "waiting" | "running";
  /** Lets a job's text be looked through once the engine has time. One at a time. */
  begin(id: number): Promise<SearchEnd>;
  /** Hears what is left to be heard. */
  find(): Promise<void>;
  /** Gives the engine to what comes before it; goes on when that is done. */
  pause(): void;
  stop(): void;
}

interface Running {
  readonly id: number;
  readonly found: Map<number, Segment>;
  readonly end: (end: SearchEnd) => void;
  wish: "go-on" | "pause" | "stop";
  isListening: boolean;
}

export function createWordSearch(store: Store, services: Services): WordSearch {
  let running: Running | undefined;
  const show = (seconds: number) =>
    store.setState({ wordSearch: running && { job: running.id, listens: running.isListening, seconds } });
  const end = (how: SearchEnd) => {
    const ended = running;
    running = undefined;
    store.setState({ wordSearch: undefined });
    ended?.end(how);
  };
  return {
    status: () => (running === undefined ? "none" : running.isListening ? "running" : "waiting"),
    begin: (id) =>
      new Promise((resolve) => {
        running = { id, found: new Map(), end: resolve, wish: "go-on", isListening: false };
        show(0);
      }),
    async find() {
      const search = running;
      if (search === undefined) return;
      Object.assign(search, { wish: "go-on", isListening: true });
      show(0);
      try {
        await hearTracks(store, services, search, show);
        end({ is: "found", segments: search.found });
      } catch (error) {
        search.isListening = false;
        const failure = toFailure(error);
        forgetModel(store, failure.code);
        if (errorCode(error) !== "cancelled") end({ is: "failed", failure });
        else if (search.wish === "stop") end({ is: "stopped" });
        else show(0);
      }
    },
    pause() {
      if (!running?.isListening) return;
      running.wish = "pause";
      services.engine.cancel(searchJob);
    },
    stop() {
      if (!running) return;
      running.wish = "stop";
      if (running.isListening) services.engine.cancel(searchJob);
      else end({ is: "stopped" });
    },
  };
}

/** Hears each track of a recording, or a file, as far as its words have no times. */
async function hearTracks(
  store: Store,
  services: Services,
  search: Running,
  show: (seconds: number) => void,
): Promise<void> {
  const work = workOf(store.getState(), search.id);
  if (work === undefined) return;
  const tracks = work.job.kind === "recording" ? [...work.transcript.speakers.keys()] : [0];
  for (const track of tracks) {
    const knownText = leftOn(work, track, search.found);
    const [first] = knownText;
    if (first === undefined) continue;
    const begins = knownText.reduce(
      (least, { seek, start }) => Math.min(least, start, seek / framesPerSecond),
      first.start,
    );
    const audio = await open(services, work, { track, from: Math.max(0, Math.floor(begins - lead)) });
    if (audio === undefined) continue;
    // A stop that came while it was being opened reached no engine.
    if (search.wish !== "go-on") {
      audio.port.close();
      throw new SottoError("cancelled", "Stopped before the sound was open");
    }
    const { transcript } = work;
    const options = {
      knownText,
      language: languageOf(transcript),
      task: transcript.task,
      lookahead: lookaheadFor(work.job.totalSeconds),
    };
    await services.engine.transcribe({ job: searchJob, audio, options }, (event: TranscribeEvent) => {
      if (event.type === "recovered") moveEngine(store, event.device);
      if (event.type === "progress") show(event.seconds);
      // Segments come back as they were given, with their numbers.
      if (event.type === "segments")
        for (const segment of event.segments as readonly TranscriptSegment[]) search.found.set(segment.id, segment);
    });
  }
}

/** What of a track is not found yet. */
function leftOn({ job, transcript }: Work, track: number, found: ReadonlyMap<number, Segment>) {
  const speaker = speakerOf(transcript, track);
  const isOn = (segment: TranscriptSegment) => job.kind === "file" || segment.speaker === speaker;
  return segmentsToHear(transcript.segments.filter((segment) => isOn(segment) && !found.has(segment.id)));
}

async function open(services: Services, { job, transcript }: Work, { track, from }: { track: number; from: number }) {
  if (job.kind === "recording") return services.recordings.source(job.transcript, track, from);
  if (job.file.status !== "here" || transcript.source.kind !== "file") return undefined;
  const { audio } = await services.openAudio(job.file.blob, { name: transcript.source.name, from, track: job.track });
  return audio;
}
