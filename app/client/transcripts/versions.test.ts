import { expect, test } from "vitest";
import { change, eachWithItsTexts, numbered, withBeginning } from "../../testing/textWorld";
import type { Transcripts } from "./transcripts";
import type { TextVersion } from "./types";

const { open, visit } = eachWithItsTexts();

const version = (at: number, text: string): TextVersion => ({
  ...{ at, why: "again", title: undefined, languages: [], task: "transcribe", model: "base-q5_1", speakers: [] },
  segments: [numbered(0, text)],
});
const said = async (transcripts: Transcripts, id: string) =>
  (await transcripts.versions(id)).map(({ segments }) => segments[0]?.text);

test("versions of a text are there at the next visit, newest first, and go with it and no other", async () => {
  const first = visit();
  for (const id of ["a", "b"]) {
    await first.claim(id);
    first.put(change(id, [numbered(0, ` ${id} now.`)]));
    await first.release(id);
    expect(await first.keepVersion(id, version(5, " Older."))).toBe("kept");
    expect(await first.keepVersion(id, version(9, " Old."))).toBe("kept");
  }
  const next = visit();
  expect(await next.versions("a")).toEqual([version(9, " Old."), version(5, " Older.")]);
  await next.remove("a");
  expect(await said(visit(), "a")).toEqual([]);
  expect(await said(visit(), "b")).toEqual([" Old.", " Older."]);
});

test("no two versions have the same time, nor a later one an earlier, wherever they are kept", async () => {
  const nowhere = visit(() => Promise.reject(new DOMException("private", "InvalidStateError")));
  for (const transcripts of [visit(), nowhere]) {
    for (const text of [" One.", " Two.", " Three."]) await transcripts.keepVersion("a", version(9, text));
    await transcripts.keepVersion("a", version(5, " Four."));
    expect((await transcripts.versions("a")).map(({ at }) => at)).toEqual([12, 11, 10, 9]);
    expect(await said(transcripts, "a")).toEqual([" Four.", " Three.", " Two.", " One."]);
  }
});

test("a version that nobody can read is left out, and what is broken in one costs that alone", async () => {
  const transcripts = visit();
  await transcripts.keepVersion("a", version(9, " Old."));
  const database = await open();
  await database.put("versions", { at: "never", segments: 7 }, ["a", 10]);
  await database.put("versions", { ...version(11, " New."), why: "?", languages: 3, task: {} }, ["a", 11]);
  expect(await transcripts.versions("a")).toEqual([{ ...version(11, " New.") }, version(9, " Old.")]);
});

test("where a version finds no room that is said, and where the browser keeps nothing it lives with its text", async () => {
  const refusing = (name: string) => async () =>
    withBeginning(await open(), () => {
      throw new DOMException("no", name);
    });
  const full = visit(refusing("QuotaExceededError"));
  expect(await full.keepVersion("a", version(9, " Old."))).toBe("full");
  expect(await said(full, "a")).toEqual([]);
  const forgetful = visit(() => Promise.reject(new DOMException("private", "InvalidStateError")));
  expect(await forgetful.keepVersion("a", version(9, " Old."))).toBe("kept");
  expect(await said(forgetful, "a")).toEqual([" Old."]);
  await forgetful.remove("a");
  expect(await said(forgetful, "a")).toEqual([]);
});
