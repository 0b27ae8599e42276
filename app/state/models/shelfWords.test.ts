import { expect, test } from "vitest";
import type { ShelfFailure, ShelfState } from "../../client/models/types";
import { en } from "../../strings/en/index";
import { fakeServices } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
import type { AppState } from "../appState";
import { createAppStore } from "../store";
import { type FailedModel, shelfFailureText } from "./shelfFailures";
import { progressWords, shelfWords } from "./shelfWords";

const mb = 1_048_576;
const { models } = en;
const running = {
  status: "downloading",
  by: "here",
  loaded: 224 * mb,
  total: 547 * mb,
  rate: undefined,
  secondsLeft: undefined,
  retryIn: undefined,
} as const;
const said = (change: Partial<Extract<ShelfState, { readonly status: "downloading" }>>) =>
  progressWords({ ...running, ...change }, models.progress).replaceAll("\u00a0", " ");

test("a download says as much as is known of it", () => {
  expect(said({})).toBe("224 of 547 MB");
  expect(said({ rate: 12 * mb })).toBe("224 of 547 MB, 12 MB/s");
  expect(said({ rate: 12 * mb, secondsLeft: 27 })).toBe("224 of 547 MB, 12 MB/s, 27 s left");
  expect(said({ total: 0 })).toBe("224 MB so far");
  expect(said({ by: "elsewhere" })).toBe("Another tab is downloading it: 224 of 547 MB");
  expect(said({ retryIn: 8, rate: 12 * mb })).toBe("The connection broke at 224 MB. The next try is in 8 s.");
});

const failed = (
  failure: Partial<ShelfFailure>,
  total = 547 * mb,
  from: FailedModel["from"] = "host",
  loaded = 118 * mb,
  kind: FailedModel["kind"] = "copied",
) => {
  const { sentence, action } = shelfFailureText(
    { code: "internal", message: "what it was", ...failure },
    { name: "base", loaded, total, from, host: "models.example", kind },
    models,
  );
  return [sentence.replaceAll("\u00a0", " "), action];
};

test("each failure is one sentence and one action", () => {
  expect(failed({ code: "download-failed" })).toEqual(["The download stopped at 118 MB of 547 MB.", "resume"]);
  expect(failed({ code: "download-failed" }, 0)).toEqual(["The download stopped at 118 MB.", "resume"]);
  expect(failed({ code: "offline" })).toEqual([
    "You are offline. Everything on this device keeps working; the download waits at 118 MB.",
    "resume",
  ]);
  expect(failed({ code: "storage-full", needs: 57 * mb, has: 41 * mb })).toEqual([
    "base needs 57 MB and this browser has 41 MB left for Sotto.",
    "free-space",
  ]);
  expect(failed({ code: "storage-full" })).toEqual(["This browser has no room left for base.", "free-space"]);
  expect(failed({ code: "model-corrupt" })[1]).toBe("download-again");
  expect(failed({ code: "model-corrupt" }, mb, "file")).toEqual(["The stored copy of base is damaged.", "open-file"]);
  expect(failed({ code: "model-corrupt" }, mb, "host", mb, "made")).toEqual([
    "The stored copy of base is damaged.",
    "download-again",
  ]);
  expect(failed({ code: "model-unknown" })[1]).toBe("remove");
  expect(
    failed({ code: "model-unknown", message: "base: The model file ends at byte 9 inside the tokens; 7 more" }),
  ).toEqual(["“base” is cut off: the end of the model is missing.", "remove"]);
  expect(failed({})).toEqual(["Something failed inside Sotto: “what it was”.", "copy-details"]);
});

test("a host that gives nothing is named, with what it said; one that broke off later is told by how far it came", () => {
  const nothing = { code: "download-failed", answered: "nothing" } as const;
  expect(failed(nothing, 0, "host", 0)).toEqual([
    "models.example cannot be reached, or does not let other pages read its files.",
    "resume",
  ]);
  expect(failed({ code: "download-failed", answered: 404 }, 0, "host", 0)[0]).toBe(
    "models.example does not give the file: it answered 404.",
  );
  expect(failed(nothing)[0]).toBe("The download stopped at 118 MB of 547 MB.");
});

test("a model that was added is said to be in the list", () => {
  const store = createAppStore(fakeServices());
  const state = { ...store.getState(), adding: { status: "added", name: "a.bin", model: "a" } as const };
  expect(shelfWords(state, store.getState(), models)).toBe("a is in the list");
  expect(shelfWords(state, state, models)).toBeUndefined();
});

test("a change of state is said once, progress is not", () => {
  const store = createAppStore(fakeServices());
  const at = (state: ShelfState) => ({ ...store.getState(), shelf: [shelfModel("small-q5_1", { state })] });
  const absent = at({ status: "absent" });
  expect(shelfWords(at(running), absent, models)).toBe("Downloading small");
  expect(shelfWords(at({ ...running, loaded: 2 }), at(running), models)).toBeUndefined();
  expect(shelfWords(at({ status: "stored" }), at(running), models)).toBe("small is on this device");
  const asSpeakers = (state: AppState) => ({
    ...state,
    shelf: state.shelf.map((one) => ({ ...one, use: "speakers" as const })),
  });
  expect(shelfWords(asSpeakers(at({ status: "stored" })), asSpeakers(at(running)), models)).toBeUndefined();
  const failure = { code: "download-failed", message: "" } as const;
  expect(shelfWords(at({ status: "failed", failure, loaded: mb, total: 2 * mb }), at(running), models)).toBe(
    "small: The download stopped at 1\u00a0MB of 2\u00a0MB.",
  );
  // The list that comes first is no news.
  expect(shelfWords(at({ status: "stored" }), store.getState(), models)).toBeUndefined();
});
