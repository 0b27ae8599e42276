import { workOf } from "../state/selectors";
import type { AppStore } from "../state/store";
import { type FakeServices, fakeServices, settle } from "./fakeServices";
import { opened } from "./openedStore";
import { segment } from "./segments";

export const work = (store: AppStore, id = 1) => {
  const found = workOf(store.getState(), id);
  if (found === undefined) throw new Error(`no job ${id}`);
  return found;
};
export const texts = (store: AppStore, id = 1) => work(store, id).transcript.segments.map((one) => [one.id, one.text]);

/** The next visit: the tab of the one before is gone, with all that it held and ran. */
export async function reloaded(before: FakeServices) {
  before.transcripts.held.clear();
  const services = Object.assign(fakeServices(), { transcripts: before.transcripts, recordings: before.recordings });
  const { store } = await opened(services);
  return { store, services };
}

/** A file whose text is whole. */
export async function written<S extends FakeServices>(services: S) {
  const { store } = await opened(services);
  store.actions.addFiles([new File(["sound"], "talk.mp3", { lastModified: 7 })]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 4, " One."), segment(9, 12, " Two.")] });
  services.runs[0]?.finish();
  await settle();
  return { store, services };
}
