import { expect, test } from "vitest";
import { SottoError } from "../../engine/index";
import { denied, missing } from "../client/capture/captureReasons";
import { type Unreadable, unreadable } from "../client/decoding/unreadable";
import { en } from "../strings/en/index";
import type { Strings } from "../strings/strings";
import { failureText, toFailure } from "./failures";

const subject = { file: "interview-final.aup3", model: "base" };

test("an unreadable file is named and another can be chosen", () => {
  const text = failureText(toFailure(new SottoError("audio-unreadable", "no track")), subject, en);
  expect(text).toEqual({
    sentence: "“interview-final.aup3” holds no sound that this browser can read.",
    action: "choose-file",
    label: "Choose another file",
  });
});

test("no sound in a file is told from sound that cannot be read, by its codec", () => {
  const sentence = (...reason: readonly [Unreadable["why"], string?]) =>
    failureText(toFailure(unreadable("interview-final.aup3", ...reason)), subject, en).sentence;
  expect(sentence("noSound")).toBe("There is no sound in “interview-final.aup3”.");
  expect(sentence("codec", "AC-4")).toBe("The sound of “interview-final.aup3” is in AC-4, which Sotto cannot read.");
  expect(sentence("damaged", "Opus")).toBe("The sound of “interview-final.aup3” (Opus) is too damaged to be read.");
  expect(sentence("container", "Ogg")).toBe("“interview-final.aup3” looks like Ogg, but is too damaged to be read.");
  expect(sentence("stuck", "65")).toBe(
    "“interview-final.aup3” could not be read beyond 1:05. The text so far is kept.",
  );
  expect(failureText(toFailure(unreadable("The file", "hung")), subject, en)).toMatchObject({
    sentence: "Reading “interview-final.aup3” came to a standstill and was ended. The text so far is kept.",
    action: "continue",
  });
  expect(sentence("unknown")).toBe("“interview-final.aup3” holds no sound that this browser can read.");
});

test("a file that has changed or gone can be chosen again", () => {
  expect(failureText(toFailure(new SottoError("file-gone", "NotFoundError")), subject, en)).toEqual({
    sentence: "“interview-final.aup3” has changed, or is no longer where it was.",
    action: "choose-again",
    label: "Choose it again",
  });
});

test("what has no code is internal, keeps its message and offers the details", () => {
  const failure = toFailure(new TypeError("x is not a function"));
  expect(failure.code).toBe("internal");
  expect(failureText(failure, subject, en)).toMatchObject({ action: "copy-details" });
  expect(failureText(failure, subject, en).sentence).toContain("x is not a function");
});

test("a thrown string keeps its words", () => {
  expect(toFailure("adapter vanished")).toMatchObject({ code: "internal", message: "adapter vanished" });
});

test("too little memory offers the smallest model, a lost device goes on from the kept text", () => {
  expect(failureText(toFailure(new SottoError("out-of-memory", "1 GB")), subject, en).action).toBe("use-smallest");
  expect(failureText(toFailure(new SottoError("device-lost", "reset")), subject, en).action).toBe("continue");
});

test("a microphone that is blocked is shown how to be allowed, one that was not answered for is asked for again", () => {
  const text = (code: "mic-denied" | "mic-missing", why: string) =>
    failureText(toFailure(new SottoError(code, why)), { file: undefined, model: undefined }, en);
  expect(text("mic-denied", denied.blocked)).toEqual({
    sentence: "The browser is blocking the microphone for this page.",
    action: "allow-microphone",
    label: "Show how to allow it",
  });
  expect(text("mic-denied", denied.dismissed)).toMatchObject({ sentence: denied.dismissed, action: "record-again" });
  expect(text("mic-missing", missing.none)).toMatchObject({ sentence: missing.none, action: "record-again" });
});

test("a microphone's failure is said in the user's language, and one that has no sentence in its own words", () => {
  const strings: Strings = {
    ...en,
    microphone: {
      ...en.microphone,
      missing: { ...en.microphone.missing, none: "Es ist kein Mikrofon angeschlossen." },
    },
    failures: { ...en.failures, actions: { ...en.failures.actions, lookAgain: "Noch einmal suchen" } },
  };
  const text = (why: string) =>
    failureText(toFailure(new SottoError("mic-missing", why)), { file: undefined, model: undefined }, strings);
  expect(text(missing.none)).toEqual({
    sentence: "Es ist kein Mikrofon angeschlossen.",
    action: "record-again",
    label: "Noch einmal suchen",
  });
  expect(text("x is not a function").sentence).toBe("x is not a function");
});
