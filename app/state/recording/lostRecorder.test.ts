import { afterEach, expect, test, vi } from "vitest";
import { SottoError } from "../../../engine/index";
import { settle } from "../../testing/fakeServices";
import { confirmed, job, live, pace, recording } from "../../testing/recordingStore";
import { segment } from "../../testing/segments";

afterEach(() => void vi.useRealTimers());

test("a recorder that is lost: another one keeps what follows, and the engine listens on from where it was", async () => {
  const { store, services } = await recording();
  services.recordings.tell({ heard: 11 });
  services.liveRuns[0]?.emit(confirmed("new", segment(3, 4, " Ask not.")), pace(9));
  const told: string[] = [];
  store.subscribe(() => told.push(job(store).sound.keeping));
  services.recordings.lose();
  await settle();
  expect(told).toContain("nowhere");
  expect(services.input.log).toEqual(["reconnect"]);
  expect(live(store)).toMatchObject({ state: { status: "recording" }, sound: { keeping: "device" }, losses: 0 });
  expect(live(store).listening).toEqual({ status: "listening" });
  expect(services.recordings.attached).toEqual([[0], [8]]);
  expect(services.liveRuns).toHaveLength(2);
  store.actions.stopRecording();
  services.recordings.tell({ ended: true });
  services.liveRuns[1]?.finish();
  await settle();
  expect(job(store)).toMatchObject({ state: { status: "done" } });
});

test("a recorder that is lost after stop: the next one ends what is there, and so does the recording", async () => {
  const { store, services } = await recording();
  vi.useFakeTimers();
  const ended: string[] = [];
  services.recordings.end = async (id) => {
    ended.push(id);
    services.recordings.tell({ ended: true });
  };
  store.actions.stopRecording();
  services.recordings.lose();
  await vi.advanceTimersByTimeAsync(3000);
  expect(ended.length).toBeGreaterThan(0);
  services.liveRuns.at(-1)?.finish();
  await vi.advanceTimersByTimeAsync(10);
  expect(job(store)).toMatchObject({ state: { status: "done" } });
});

test("a recorder that cannot be replaced ends the recording with a failure, and the microphone is given back", async () => {
  const { store, services } = await recording();
  services.recordings.start = async () => {
    throw new SottoError("internal", "The recorder cannot be started.");
  };
  services.recordings.lose();
  await settle();
  expect(job(store).state).toMatchObject({ status: "failed", failure: { message: "The recorder cannot be started." } });
  expect(services.input.log).toContain("stop");
});

test("text that finds no room has the sound's", async () => {
  const { services } = await recording();
  services.transcripts.keeping = "full";
  services.liveRuns[0]?.emit(confirmed("new", segment(3, 4, " Ask not.")));
  await settle();
  expect(services.recordings.madeRoom).toEqual(["transcript 1"]);
});
