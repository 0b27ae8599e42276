import type { LiveEvent, Segment } from "../../engine/index";
import type { RecordingJob } from "../state/queue/job";
import { liveJob, transcriptOf } from "../state/selectors";
import type { AppStore } from "../state/store";
import { type FakeServices, fakeServices, settle, tiny } from "./fakeServices";
import { opened } from "./openedStore";
import { segment } from "./segments";

/** A store that records, with the engine listening. */
export async function recording(services: FakeServices = fakeServices()) {
  const { store } = await opened(services);
  await store.actions.record();
  await settle();
  return { store, services };
}

/** Services that keep a recording of an earlier visit, cut off with a text of two segments. */
export function withEarlier(state: "recording" | "done" = "recording", speakers: readonly string[] = ["Me"]) {
  const services = fakeServices();
  const { metas, seconds } = services.recordings;
  const sound = { startedAt: 0, tracks: speakers, state, audio: { status: "kept" } } as const;
  metas.set("old", { ...sound, id: "old", model: undefined, language: undefined });
  seconds.set("old", 40);
  const said = [segment(0, 4, " One."), segment(4, 9, " Two.")];
  services.transcripts.kept.set("old", {
    facts: {
      id: "old",
      title: undefined,
      createdAt: 0,
      source: { kind: "recording" },
      languages: [{ code: "en", probability: undefined }],
      task: "transcribe",
      model: tiny.name,
      speakers,
    },
    order: {
      text: "some",
      track: undefined,
      progress: state === "done" ? "done" : "open",
      options: {},
      language: "en",
      seconds: state === "done" ? 40 : 9,
      totalSeconds: 40,
      spentMs: 0,
    },
    segments: said.map((one, id) => ({ ...one, id, ...(speakers.length > 1 && { speaker: "Me" }) })),
  });
  return services;
}

export const live = (store: AppStore) => liveJob(store.getState()) as RecordingJob;
export const job = (store: AppStore) => store.getState().jobs.at(-1) as RecordingJob;
export const transcript = (store: AppStore) => transcriptOf(store.getState(), job(store));
export const texts = (store: AppStore) => transcript(store).segments.map(({ text }) => text);

/** What the engine confirms: the track's next segment, or its last one grown. */
export function confirmed(how: "new" | "grown", segment: Segment, track = 0): LiveEvent {
  return { type: "confirmed", track, how, segment };
}

/** How the engine keeps up: a second of what was heard is not confirmed yet. */
export function pace(confirmedUpTo: number, track = 0): LiveEvent {
  const type = "live" as const;
  return { type, track, heard: confirmedUpTo + 1, confirmed: confirmedUpTo, backlog: 0, delay: 0.5, speaking: true };
}
