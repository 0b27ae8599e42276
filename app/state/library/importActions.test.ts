import { expect, test } from "vitest";
import { opened } from "../../testing/openedStore";
import { createAppStore } from "../store";

const srt = "1\n00:00:01,000 --> 00:00:02,500\nTwo lamps.\n\n2\n00:00:03,000 --> 00:00:04,000\nOne keeper.\n";
const file = (name: string, text: string) => new File([text], name);

test("a subtitle file becomes a transcript that is kept, opens, and has no sound", async () => {
  const { store, services } = await opened();
  await store.actions.importTexts([file("talk.de.srt", srt)]);
  const { jobs, transcripts, page } = store.getState();
  expect(jobs).toMatchObject([{ state: { status: "done" }, file: { status: "none" }, totalSeconds: 4 }]);
  expect([...transcripts.values()]).toMatchObject([
    { title: "talk.de", source: { kind: "imported", name: "talk.de.srt" }, segments: [{ id: 0 }, { id: 1, start: 3 }] },
  ]);
  expect(page).toEqual({ view: "transcript", job: 1 });
  expect(services.transcripts.held.size).toBe(0);
  const later = createAppStore({ ...services });
  await later.actions.restore();
  expect(later.getState().jobs).toMatchObject([{ state: { status: "done" }, file: { status: "none" } }]);
  await later.actions.readText(1);
  expect([...later.getState().transcripts.values()][0]?.segments.map(({ text }) => text)).toEqual([
    " Two lamps.",
    " One keeper.",
  ]);
});

test("of several what can be read is taken, and the rest is told", async () => {
  const { store } = await opened();
  const json = JSON.stringify({ language: "de", segments: [{ start: 0, end: 1, text: " Zwei.", speaker: "Ana" }] });
  await store.actions.importTexts([
    file("a.json", json),
    file("b.json", "{}"),
    file("c.vtt", "hello"),
    file("d.srt", srt),
  ]);
  expect(store.getState()).toMatchObject({
    leftOut: { why: "no-transcript", files: 2 },
    page: { view: "library" },
    jobs: [{ id: 1 }, { id: 2 }],
  });
  expect([...store.getState().transcripts.values()][0]).toMatchObject({
    languages: [{ code: "de" }],
    speakers: ["Ana"],
  });
});
