import type { LiveEvent, Segment } from "../../engine/index";
import type { RecordingJob } from "../state/queue/job";
import { liveJob } from "../state/selectors";
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

/** Services that hold a recording of an earlier visit, cut off with a text of two segments. */
export function withEarlier(state: "recording" | "done" = "recording", tracks: readonly string[] = ["Me"]) {
  const services = fakeServices();
  const { metas, lines, seconds } = services.recordings;
  metas.set("old", {
    id: "old",
    startedAt: 0,
    tracks,
    model: tiny.name,
    language: "en",
    state,
    audio: { status: "kept" },
  });
  seconds.set("old", 40);
  const said = [segment(0, 4, " One."), segment(4, 9, " Two.")];
  lines.set(
    "old",
    said.map((one, id) => ({ track: 0, segment: { ...one, id, ...(tracks.length > 1 && { speaker: "Me" }) } })),
  );
  return services;
}

export const live = (store: AppStore) => liveJob(store.getState()) as RecordingJob;
export const job = (store: AppStore) => store.getState().jobs.at(-1) as RecordingJob;
export const texts = (store: AppStore) => job(store).segments.map(({ text }) => text);

/** What the engine confirms: the track's next segment, or its last one grown. */
export function confirmed(how: "new" | "grown", segment: Segment, track = 0): LiveEvent {
  return { type: "confirmed", track, how, segment };
}
