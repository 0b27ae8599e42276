import { expect, test } from "vitest";
import { SottoError } from "../../../engine/index";
import { fakeServices, settle } from "../../testing/fakeServices";
import { opened } from "../../testing/openedStore";
import { confirmed, job, live, recording, texts, withEarlier } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";
import { hasUnkept } from "../selectors";
import { hasSound } from "./recordings";

test("without Keep the audio the sound goes with the last of the text, and only then", async () => {
  const { store, services } = await opened();
  store.actions.changePreferences({ keepAudio: "off" });
  await store.actions.record();
  await settle();
  services.recordings.seconds.set("transcript 1", 7);
  services.recordings.tell({ heard: 7 });
  services.liveRuns[0]?.emit(confirmed("new", segment(0, 2, " Kept.")));
  store.actions.stopRecording();
  expect(hasSound(live(store))).toBe(true);
  services.liveRuns[0]?.finish();
  await settle();
  expect(services.recordings.metas.get("transcript 1")?.audio).toEqual({ status: "deleted", seconds: 7 });
  expect(job(store)).toMatchObject({ state: { status: "done" }, audio: { status: "deleted" } });
  expect(hasSound(job(store))).toBe(false);
  expect(texts(store)).toEqual([" Kept."]);
});

test("without Keep the audio the sound stays for as long as text is missing, and goes when that is finished", async () => {
  const services = fakeServices();
  await services.settings.change(() => ({ keepAudio: "off" }));
  const { store } = await recording(services);
  // Whoever changes their mind while it runs changes it for the next one.
  store.actions.changePreferences({ keepAudio: "on" });
  store.actions.stopRecording();
  services.liveRuns[0]?.fail(new SottoError("internal", "The engine failed."));
  services.recordings.tell({ heard: 7, ended: true });
  await settle();
  expect(job(store).state.status).toBe("failed");
  expect(hasSound(job(store))).toBe(true);
  expect(services.recordings.metas.get("transcript 1")).toMatchObject({
    state: "stopped",
    audio: { status: "until-written" },
  });
  store.actions.continueJob(1);
  await settle();
  services.runs[0]?.finish();
  await settle();
  expect(job(store)).toMatchObject({ state: { status: "done" }, audio: { status: "deleted" } });
});

test("sound whose end is in memory alone warns nobody who leaves once it has gone with the last of the text", async () => {
  const { store, services } = await opened();
  store.actions.changePreferences({ keepAudio: "off" });
  await store.actions.record();
  await settle();
  services.recordings.tell({ heard: 7, keeping: "full" });
  services.liveRuns[0]?.emit(confirmed("new", segment(0, 2, " Kept.")));
  store.actions.stopRecording();
  expect(hasUnkept(store.getState())).toBe(true);
  services.liveRuns[0]?.finish();
  await settle();
  expect(job(store).sound.keeping).toBe("device");
  expect(hasUnkept(store.getState())).toBe(false);
});

test("a transcript without sound is there at later visits, as long as it was", async () => {
  const services = withEarlier("done");
  const { metas } = services.recordings;
  const old = metas.get("old");
  if (old) metas.set("old", { ...old, audio: { status: "deleted", seconds: 40 } });
  const { store } = await opened(services);
  expect(job(store)).toMatchObject({ state: { status: "done" }, totalSeconds: 40 });
  expect(hasSound(job(store))).toBe(false);
  store.actions.show({ view: "transcript", job: 1 });
  await settle();
  expect(texts(store)).toEqual([" One.", " Two."]);
});

test("sound whose text found no room stays", async () => {
  const { store, services } = await opened();
  store.actions.changePreferences({ keepAudio: "off" });
  await store.actions.record();
  await settle();
  services.transcripts.keeping = "full";
  services.liveRuns[0]?.emit(confirmed("new", segment(0, 2, " Kept.")));
  store.actions.stopRecording();
  services.liveRuns[0]?.finish();
  await settle();
  expect(job(store)).toMatchObject({ state: { status: "done" }, audio: { status: "kept" } });
  expect(store.getState().textKeeping).toBe("full");
  expect(hasUnkept(store.getState())).toBe(true);
});
