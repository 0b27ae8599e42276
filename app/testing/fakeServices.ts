import {
  type DeviceInfo,
  type DeviceRequest,
  type DraftRequest,
  type FeatureSpec,
  type FindSpeakersOptions,
  type FoundSpeakers,
  type KernelChoice,
  type LiveEvent,
  type LiveOptions,
  SottoError,
  type SpeakerEvent,
  type TranscribeEvent,
  type TranscribeOptions,
} from "../../engine/index";
import type { OpenedTracks } from "../client/decoding/audioPort";
import type { FileRequest } from "../client/decoding/decoderClient";
import type { Unread } from "../client/decoding/unread";
import type { GivenFiles } from "../client/files/givenFiles";
import type { Model } from "../client/models/model";
import type { OwnServer } from "../client/remote/askServer";
import { createNamedNotes } from "../client/transcripts/namedNotes";
import { createTypedNotes } from "../client/transcripts/typedNotes";
import type { HeardLanguage } from "../client/worker/askLanguage";
import type { EngineClient } from "../client/worker/engineClient";
import type { Services } from "../state/services";
import { defaultSettings } from "../state/settings/settings";
import { type FakeBench, fakeBench } from "./fakeBench";
import { type FakeHost, fakeHost } from "./fakeHost";
import { type FakeInput, fakeInput } from "./fakeInput";
import { type FakeRecordings, fakeRecordings } from "./fakeRecordings";
import { type FakeShelf, fakeShelf } from "./fakeShelf";
import { type FakeSounds, fakeSounds } from "./fakeSounds";
import { type FakeTranscripts, fakeTranscripts } from "./fakeTranscripts";
import { type FakeUnreadable, fakeUnreadable } from "./fakeUnreadable";
import { type FakeVoices, fakeVoices } from "./fakeVoices";

export const tiny: Model = { name: "tiny.en-q5_1", origin: "page", bytes: 100, languages: ["en"], files: [] };
export const base: Model = { name: "base-q5_1", origin: "page", bytes: 200, languages: ["en", "de"], files: [] };

/** What a model wants of the capture, as the fake engine has it. */
export function featuresOf({ name }: Pick<Model, "name">): FeatureSpec {
  return { name: `frames for ${name}` };
}

/** One transcription as a test drives it: events in, then an end of the test's choosing. */
export interface Run {
  readonly job: number;
  readonly options: Partial<TranscribeOptions>;
  emit(event: TranscribeEvent): void;
  finish(): void;
  fail(error: Error): void;
}

/** One listening to a live recording. */
export interface LiveRun extends Omit<Run, "emit" | "options"> {
  readonly options: Partial<LiveOptions>;
  emit(...events: readonly LiveEvent[]): void;
}

/** One search for speakers. */
export interface SpeakerRun extends FindSpeakersOptions {
  readonly job: number;
  emit(event: SpeakerEvent): void;
  finish(speakers: FoundSpeakers): void;
  fail(error: Error): void;
}

export interface FakeServices extends Services {
  readonly runs: readonly Run[];
  readonly liveRuns: readonly LiveRun[];
  readonly speakerRuns: readonly SpeakerRun[];
  readonly recordings: FakeRecordings;
  readonly sounds: FakeSounds;
  readonly transcripts: FakeTranscripts;
  readonly voices: FakeVoices;
  readonly input: FakeInput;
  readonly host: FakeHost;
  /** What other programs shared, by the name of the share. */
  readonly shares: Map<string, readonly File[]>;
  readonly loads: readonly string[];
  /** What the loads asked for. */
  readonly asked: readonly DeviceRequest[];
  /** What was to write ahead in each file. */
  readonly drafts: readonly (DraftRequest | undefined)[];
  /** What was known of kernels whenever the engine was asked to measure them, and what it finds. */
  readonly measured: readonly (KernelChoice | undefined)[];
  kernels: KernelChoice | undefined;
  /** What the next load says that it runs on. */
  device: DeviceInfo;
  readonly opened: readonly FileRequest[];
  /** What the next load does; loads succeed when nothing is set. */
  failLoad: Error | undefined;
  failOpen: Error | undefined;
  failDrafts: Error | undefined;
  /** Whose model was to write each file. */
  readonly servers: readonly (OwnServer | undefined)[];
  failServer: Error | undefined;
  /** The models that were asked for a language, and what they answer; nothing: they cannot tell. */
  readonly questions: readonly string[];
  answer: HeardLanguage | undefined;
  /** Seconds of files by their names, for who looks into them; `undefined` of one that cannot be read. */
  readonly lengths: Map<string, number | undefined>;
  /** What is in ZIPs, by their names. */
  readonly zips: Map<string, GivenFiles>;
  /** What every file has, and what of it cannot be read. */
  tracks: OpenedTracks;
  unread: readonly Unread[];
  failDeletion: Error | undefined;
  clock: number;
  readonly shelf: FakeShelf;
  readonly bench: FakeBench;
  readonly unreadable: FakeUnreadable;
  /** Names of models that were stored, which the browser does not clear with them. */
  remembered: readonly string[];
}

/** Services without worker, device or decoder. */
export function fakeServices(): FakeServices {
  const runs: Run[] = [];
  const liveRuns: LiveRun[] = [];
  const speakerRuns: SpeakerRun[] = [];
  const loads: string[] = [];
  const asked: DeviceRequest[] = [];
  let kept = defaultSettings;
  const shares = new Map<string, readonly File[]>();
  let ids = 0;
  const opened: FileRequest[] = [];
  const measured: (KernelChoice | undefined)[] = [];
  const drafts: (DraftRequest | undefined)[] = [];
  const servers: (OwnServer | undefined)[] = [];
  const questions: string[] = [];
  let isBusy = false;
  /** One thing at a time, as the engine has it. */
  const alone = async (start: (resolve: () => void, reject: (error: Error) => void) => void) => {
    if (isBusy) throw new SottoError("busy", "One job runs at a time.");
    isBusy = true;
    try {
      await new Promise<void>(start);
    } finally {
      isBusy = false;
    }
  };
  const engine: EngineClient = {
    async load(model, device, onBytes) {
      if (isBusy) throw new SottoError("busy", "A job is running.");
      loads.push(model.name);
      asked.push(device);
      onBytes(50);
      if (services.failLoad) throw services.failLoad;
      return { device: services.device, features: featuresOf(model) };
    },
    async writeElsewhere(server) {
      servers.push(server);
      if (server && services.failServer) throw services.failServer;
    },
    async writeAhead(wanted) {
      drafts.push(wanted);
      if (services.failDrafts) throw services.failDrafts;
    },
    transcribe: ({ job, options }, emit) =>
      alone((resolve, reject) => runs.push({ job, options, emit, finish: resolve, fail: reject })),
    record: ({ job, options }, emit) =>
      alone((resolve, reject) =>
        liveRuns.push({ job, options, emit: (...events) => emit(events), finish: resolve, fail: reject }),
      ),
    findSpeakers: ({ job, device, count, split }, emit) => {
      let found: FoundSpeakers = { turns: [], voices: [] };
      const run = { job, device, count, split, emit };
      return alone((resolve, reject) =>
        speakerRuns.push({
          ...run,
          finish(speakers) {
            found = speakers;
            resolve();
          },
          fail: reject,
        }),
      ).then(() => found);
    },
    async measureKernels(known) {
      measured.push(known);
      return services.kernels;
    },
    cancel: (job) =>
      [...runs, ...liveRuns, ...speakerRuns]
        .findLast((run) => run.job === job)
        ?.fail(new SottoError("cancelled", "Stopped")),
  };
  const services: FakeServices = {
    runs,
    liveRuns,
    speakerRuns,
    recordings: fakeRecordings(),
    sounds: fakeSounds(),
    transcripts: fakeTranscripts(),
    voices: fakeVoices(),
    typed: createTypedNotes(undefined),
    named: createNamedNotes(undefined),
    search: {
      give: async () => {},
      search: async () => ({ as: "phrase", times: 0, texts: [], read: 0, all: 0 }),
      passages: async () => [],
      onChange: () => () => {},
    },
    input: fakeInput(),
    host: fakeHost(),
    shares,
    sharedFiles: { take: async (id) => ({ files: shares.get(id) ?? [], leftOut: 0 }) },
    settings: {
      read: () => kept,
      async change(change) {
        kept = { ...kept, ...change(kept) };
      },
      keeping: async () => "database",
      onOthers: () => {},
    },
    async deleteEverything() {
      if (services.failDeletion) throw services.failDeletion;
      kept = defaultSettings;
    },
    failDeletion: undefined,
    date: () => Date.UTC(2026, 2, 2, 14, 2),
    newId: () => `transcript ${++ids}`,
    loads,
    asked,
    opened,
    device: { device: "cpu", adapter: "fake", arithmetic: "f32", software: true, reason: { why: "asked" } },
    measured,
    drafts,
    failDrafts: undefined,
    servers,
    failServer: undefined,
    kernels: undefined,
    failLoad: undefined,
    failOpen: undefined,
    clock: 0,
    engine,
    askLanguage: async ({ name }) => {
      questions.push(name);
      const { answer } = services;
      if (answer === undefined) throw new SottoError("internal", "Nobody can tell.");
      return answer;
    },
    questions,
    answer: undefined,
    async openAudio(_file, { name, from, track }) {
      opened.push(track === undefined ? { name, from } : { name, from, track });
      if (services.failOpen) throw services.failOpen;
      const audio = { port: new MessageChannel().port1, start: from, seconds: 60 - from };
      return {
        audio,
        ...services.tracks,
        unread: async () => services.unread,
        peaks: async () => Uint8Array.of(1, 2, 3),
      };
    },
    lengths: new Map(),
    async lookAtAudio(_file, { name }) {
      if (services.lengths.has(name) && services.lengths.get(name) === undefined) {
        throw new SottoError("audio-unreadable", `${name} has no sound in it.`);
      }
      return { seconds: services.lengths.get(name) };
    },
    zips: new Map(),
    async openZip({ name }) {
      const inside = services.zips.get(name);
      if (inside === undefined) throw new SottoError("audio-unreadable", `${name} is a ZIP that cannot be read.`);
      const { files, leftOut } = inside;
      async function* unpacked() {
        yield* files;
      }
      return { sounds: files.length, leftOut, files: unpacked() };
    },
    tracks: { tracks: [], track: 0 },
    unread: [],
    fetchModels: async () => [tiny, base],
    now: () => services.clock,
    shelf: fakeShelf(),
    bench: fakeBench(),
    unreadable: fakeUnreadable(),
    storedNames: {
      read: () => services.remembered,
      write: (names) => {
        services.remembered = names;
      },
    },
    remembered: [],
  };
  return services;
}

/** Lets everything that waits for nothing but promises run. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** A file with a name and nothing in it. */
export function named(name: string): File {
  return new File([], name);
}
