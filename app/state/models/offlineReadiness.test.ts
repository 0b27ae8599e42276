import { expect, test } from "vitest";
import type { StorageState } from "../../client/models/types";
import { base } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import { defaultJobOptions } from "../queue/jobOptions";
import { offlineReadiness, storedForOffline } from "./offlineReadiness";

const storage: StorageState = {
  models: 200,
  usage: 300,
  quota: 1e9,
  memory: undefined,
  isPersistent: true,
  keeping: "database",
};
const stored = shelfModel(base.name, { state: { status: "stored" } });
const state = {
  shell: "stored",
  shelf: [stored],
  storage,
  choice: { model: base, language: undefined, options: defaultJobOptions },
  keepAnswer: "not-asked",
} as const;

test("all of the model in use is stored, and the browser keeps it, may clear it, or was asked in vain", () => {
  expect(offlineReadiness(state)).toEqual({ ready: "kept" });
  const clears = { ...state, storage: { ...storage, isPersistent: false } };
  expect(offlineReadiness(clears)).toEqual({ ready: "may-clear" });
  expect(offlineReadiness({ ...clears, keepAnswer: "declined" })).toEqual({ ready: "declined" });
  expect(storedForOffline(state)).toBe(200);
});

test("a model that is not there, or not all there, needs a network once more", () => {
  for (const shelf of [
    [shelfModel("small-q5_1", { state: { status: "stored" } })],
    [shelfModel(base.name, { state: { status: "paused", loaded: 1, total: 2 } })],
    [shelfModel(base.name, { state: { status: "healing", loaded: 1, total: 2 } })],
  ]) {
    expect(offlineReadiness({ ...state, shelf })).toEqual({ ready: "no", model: base });
    expect(storedForOffline({ ...state, shelf })).toBeUndefined();
  }
});

test("a browser that stores nothing has models for this tab", () => {
  const memory = { ...state, storage: { ...storage, keeping: "memory" } as const };
  expect(offlineReadiness(memory)).toEqual({ ready: "this-tab" });
  expect(storedForOffline(memory)).toBeUndefined();
});

test("nothing is said before it is known", () => {
  expect(offlineReadiness({ ...state, storage: undefined })).toBeUndefined();
  expect(offlineReadiness({ ...state, shelf: [] })).toBeUndefined();
});

test("a page that is not stored itself does not promise to open", () => {
  for (const shell of ["storing", "none"] as const) {
    expect(offlineReadiness({ ...state, shell })).toBeUndefined();
    expect(storedForOffline({ ...state, shell })).toBeUndefined();
  }
});
