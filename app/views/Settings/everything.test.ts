import { expect, test } from "vitest";
import { createAppStore } from "../../state/store";
import { en } from "../../strings/en/index";
import { fakeServices, settle, tiny } from "../../testing/fakeServices";
import { segment } from "../../testing/segments";
import { everything, everythingAsZip } from "./everything";

const strings: typeof en = { ...en, common: { ...en.common, recordingName: () => "Recording" } };
const kept = { status: "kept" } as const;
const day = (hour: number) => new Date(2026, 2, 2, hour).getTime();

/** A page with two recordings of earlier visits, one of them text alone, and a file that was last changed between them. */
async function page() {
  const services = fakeServices();
  const { metas, lines, seconds } = services.recordings;
  const about = { tracks: ["Me"], model: tiny.name, language: "en", state: "done" } as const;
  metas.set("late", { ...about, id: "late", startedAt: day(16), audio: { status: "deleted", seconds: 9 } });
  metas.set("early", { ...about, id: "early", startedAt: day(9), audio: kept });
  for (const id of ["late", "early"]) {
    seconds.set(id, 9);
    lines.set(id, [{ track: 0, segment: { ...segment(0, 4, ` ${id} text.`), id: 0 } }]);
  }
  const store = createAppStore({
    ...services,
    recordings: { ...services.recordings, wav: async () => new Blob(["RIFF"]) },
  });
  await store.actions.open();
  await settle();
  store.actions.addFiles([new File([], "talk/one.mp3", { lastModified: day(12) })]);
  await settle();
  services.runs[0]?.emit({ type: "segments", segments: [segment(0, 2, " From a file.")] });
  return { services, store };
}

async function filesOf(store: Awaited<ReturnType<typeof page>>["store"]) {
  const begun: number[] = [];
  const files: { readonly name: string; readonly text: string }[] = [];
  for await (const { name, input } of everything({ store, strings, onBegin: (at) => begun.push(at) })) {
    files.push({ name, text: typeof input === "string" ? input : await input.text() });
  }
  return { begun, files };
}

test("every transcript goes into the archive, oldest first, with the sound that is kept of it, and the settings", async () => {
  const { store } = await page();
  store.actions.chooseLanguage("de");
  const { begun, files } = await filesOf(store);
  expect(files.map(({ name }) => name)).toEqual([
    "2026-03-02 09.00 Recording.txt",
    "2026-03-02 09.00 Recording.srt",
    "2026-03-02 09.00 Recording.json",
    "2026-03-02 09.00 Recording.wav",
    "2026-03-02 12.00 talk-one.txt",
    "2026-03-02 12.00 talk-one.srt",
    "2026-03-02 12.00 talk-one.json",
    "2026-03-02 16.00 Recording.txt",
    "2026-03-02 16.00 Recording.srt",
    "2026-03-02 16.00 Recording.json",
    "settings.json",
  ]);
  expect(begun).toEqual([1, 2, 3]);
  expect(files[0]?.text).toBe("early text.\n");
  expect(files[3]?.text).toBe("RIFF");
  expect(files[4]?.text).toBe("From a file.\n");
  expect(JSON.parse(files.at(-1)?.text ?? "")).toMatchObject({ version: 2, language: "de", keepAudio: "on" });
});

test("versions of a text and the copy of a file's sound go with it", async () => {
  const { store, services } = await page();
  services.runs[0]?.finish();
  await settle();
  const file = store.getState().jobs.find(({ kind }) => kind === "file");
  const facts = { title: "one", languages: [], task: "transcribe", model: undefined, speakers: [] } as const;
  const segments = [{ ...segment(0, 2, " Before that."), id: 0 }];
  await services.transcripts.keepVersion(file?.transcript ?? "", { ...facts, at: 7, why: "again", segments });
  services.sounds.copies.set(file?.transcript ?? "", new File(["ID3"], "one.mp3"));
  store.setState(({ jobs }) => ({
    jobs: jobs.map((job) => (job.kind === "file" ? { ...job, copy: "kept", file: { status: "kept" } } : job)),
  }));
  const { files } = await filesOf(store);
  const ofFile = new Map(files.flatMap(({ name, text }) => (name.includes("talk-one") ? [[name, text]] : [])));
  expect([...ofFile.keys()].slice(3)).toEqual([
    "2026-03-02 12.00 talk-one.version-1.json",
    "2026-03-02 12.00 talk-one.mp3",
  ]);
  expect(ofFile.get("2026-03-02 12.00 talk-one.version-1.json")).toContain("Before that.");
  expect(ofFile.get("2026-03-02 12.00 talk-one.mp3")).toBe("ID3");
});

test("what is being recorded is left out, and so is what is deleted meanwhile", async () => {
  const { store } = await page();
  await store.actions.record();
  const reading = everything({ store, strings, onBegin: () => {} });
  expect((await reading.next()).value?.name).toBe("2026-03-02 09.00 Recording.txt");
  const late = store.getState().jobs.find((job) => job.transcript === "late");
  store.actions.discard(late?.id ?? 0);
  const names: string[] = [];
  for await (const { name } of reading) names.push(name);
  expect(names.filter((name) => name.endsWith(".txt"))).toEqual(["2026-03-02 12.00 talk-one.txt"]);
});

test("text that cannot be read fails the archive: none is left out in silence", async () => {
  const { store, services } = await page();
  services.recordings.lines.clear();
  const unreadable = Object.assign(store, {
    actions: { ...store.actions, readText: () => Promise.reject(new DOMException("gone", "NotReadableError")) },
  });
  await expect(everythingAsZip({ store: unreadable, strings, onBegin: () => {} }).blob()).rejects.toThrow("gone");
});
