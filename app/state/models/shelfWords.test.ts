import { expect, test } from "vitest";
import type { ShelfFailure, ShelfState } from "../../client/models/types";
import { en } from "../../strings/en/index";
import { fakeServices } from "../../testing/fakeServices";
import { shelfModel } from "../../testing/fakeShelf";
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

const failed = (failure: Partial<ShelfFailure>, total = 547 * mb, from: FailedModel["from"] = "host") => {
  const { sentence, action } = shelfFailureText(
    { code: "internal", message: "what it was", ...failure },
    { name: "base", loaded: 118 * mb, total, from },
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
  expect(failed({ code: "model-corrupt" }, mb, "file")).toEqual([
    "The stored copy of base is damaged, and only its file can bring it back.",
    "open-file",
  ]);
  expect(failed({ code: "model-unknown" })[1]).toBe("remove");
  expect(failed({})).toEqual(["Something failed inside Sotto: “what it was”.", "copy-details"]);
});

test("a change of state is said once, progress is not", () => {
  const store = createAppStore(fakeServices());
  const at = (state: ShelfState) => ({ ...store.getState(), shelf: [shelfModel("small-q5_1", { state })] });
  const absent = at({ status: "absent" });
  expect(shelfWords(at(running), absent, models)).toBe("Downloading small");
  expect(shelfWords(at({ ...running, loaded: 2 }), at(running), models)).toBeUndefined();
  expect(shelfWords(at({ status: "stored" }), at(running), models)).toBe("small is on this device");
  const failure = { code: "download-failed", message: "" } as const;
  expect(shelfWords(at({ status: "failed", failure, loaded: mb, total: 2 * mb }), at(running), models)).toBe(
    "small: The download stopped at 1\u00a0MB of 2\u00a0MB.",
  );
  // The list that comes first is no news.
  expect(shelfWords(at({ status: "stored" }), store.getState(), models)).toBeUndefined();
});
