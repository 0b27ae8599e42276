import { expect, test } from "vitest";
import { createAppStore } from "../../state/store";
import { fakeServices, named, settle } from "../../testing/fakeServices";
import { addressOf, hashOf, pageOf } from "./route";

/** A store with a file, and a recording after it. */
async function opened() {
  const store = createAppStore(fakeServices());
  await store.actions.open();
  store.actions.addFiles([named("a.mp3")]);
  await store.actions.record();
  await settle();
  const { jobs } = store.getState();
  const recording = jobs.find((job) => job.kind === "recording");
  if (recording === undefined) throw new Error("nothing is recorded");
  return { jobs, recording };
}

test("every place has an address that leads to it", () => {
  for (const view of ["start", "library", "models", "settings", "privacy", "bench"] as const) {
    expect(pageOf(addressOf(view), [])).toEqual({ view });
    expect(hashOf({ view }, [])).toBe(addressOf(view));
  }
  expect(addressOf("library")).toBe("#/library");
});

test("no address at all is the first page", () => {
  expect(["", "#", "#/"].map((hash) => pageOf(hash, []))).toEqual(Array.from({ length: 3 }, () => ({ view: "start" })));
});

test("a transcript has its own name in the address", async () => {
  const { jobs, recording } = await opened();
  const page = { view: "transcript", job: recording.id } as const;
  expect(hashOf(page, jobs)).toBe(`#/t/${encodeURIComponent(recording.transcript)}`);
  expect(pageOf(hashOf(page, jobs), jobs)).toEqual(page);
  expect(hashOf({ view: "transcript", job: 1 }, jobs)).toBe("#/t/transcript%201");
  expect(pageOf("#/t/transcript%201", jobs)).toEqual({ view: "transcript", job: 1 });
});

test("a transcript that is seen as captions has an address of its own", async () => {
  const { jobs } = await opened();
  const page = { view: "transcript", job: 1, as: "captions" } as const;
  expect(hashOf(page, jobs)).toBe("#/t/transcript%201?view=captions");
  expect(pageOf(hashOf(page, jobs), jobs)).toEqual(page);
  expect(pageOf("#/t/transcript%201?view=words", jobs)).toEqual({ view: "transcript", job: 1 });
});

test("a second of a transcript has an address, which is nothing but the transcript's where it cannot be read", async () => {
  const { jobs } = await opened();
  const asked = (words: string) => pageOf(`#/t/transcript%201${words}`, jobs);
  expect(asked("?at=12.34")).toEqual({ view: "transcript", job: 1, at: 12.34 });
  expect(asked("?at=0")).toEqual({ view: "transcript", job: 1, at: 0 });
  for (const wrong of ["?at=-1", "?at=1e9", "?at=", "?at=12345678", "?to=3", "?"]) {
    expect(asked(wrong)).toEqual({ view: "transcript", job: 1 });
  }
});

test("an address of nothing that there is leads nowhere, whatever it holds", async () => {
  const { jobs } = await opened();
  const wrong = ["#/nowhere", "#page", "#/t/", "#/t/gone", "#/t/file-9", "#/t/%E0%A4%A", `#/t/${"x".repeat(999)}`];
  expect(wrong.map((hash) => pageOf(hash, jobs))).toEqual(wrong.map(() => undefined));
  expect(hashOf({ view: "transcript", job: 99 }, jobs)).toBe("#/");
});
