import { describe, expect, test } from "vitest";
import { errorCode } from "../../../engine/index";
import { canAskAgain, captureReason, microphoneFailure, type Permission, tabFailure } from "./captureFailures";
import { denied, missing } from "./captureReasons";

/** The code and sentence that an exception of the browser becomes. */
function become(name: string, message: string, permission: Partial<Permission> = {}): readonly [string, string] {
  const failure = microphoneFailure(new DOMException(message, name), {
    before: undefined,
    after: undefined,
    ...permission,
  });
  return [errorCode(failure), (failure as Error).message];
}

describe("a microphone that is not given", () => {
  test("blocked, refused, dismissed and the system's no are told apart", () => {
    const ask = (before: PermissionState, after: PermissionState, message = "Permission denied") =>
      become("NotAllowedError", message, { before, after });
    expect(ask("denied", "denied")).toEqual(["mic-denied", denied.blocked]);
    expect(ask("prompt", "denied")).toEqual(["mic-denied", denied.refused]);
    expect(ask("prompt", "prompt", "Permission dismissed")).toEqual(["mic-denied", denied.dismissed]);
    expect(ask("granted", "granted", "Permission denied by system")).toEqual(["mic-denied", denied.system]);
  });

  test("a browser that tells nothing of permissions is understood by its words", () => {
    expect(become("NotAllowedError", "Permission dismissed")[1]).toBe(denied.dismissed);
    expect(become("NotAllowedError", "The request is not allowed")[1]).toBe(denied.refused);
  });

  test("none, not the chosen one, and one that does not start are mic-missing", () => {
    expect(become("NotFoundError", "Requested device not found")).toEqual(["mic-missing", missing.none]);
    expect(become("OverconstrainedError", "")).toEqual(["mic-missing", missing.chosen]);
    expect(become("NotReadableError", "Could not start audio source")).toEqual(["mic-missing", missing.busy]);
  });

  test("anything else stays what it is", () => {
    const thrown = new TypeError("x is not a function");
    expect(microphoneFailure(thrown, { before: "granted", after: "granted" })).toBe(thrown);
    expect(tabFailure(thrown)).toBe(thrown);
  });
});

test("a tab that was not chosen is mic-denied, one that cannot be recorded mic-missing", () => {
  expect(tabFailure(new DOMException("Permission denied", "NotAllowedError"))).toMatchObject({
    name: "mic-denied",
    message: denied.tabNotChosen,
  });
  expect(tabFailure(new DOMException("", "NotSupportedError"))).toMatchObject({ message: missing.tabUnsupported });
  expect(tabFailure(new DOMException("", "NotReadableError"))).toMatchObject({ message: missing.tabBusy });
});

test("only what was dismissed can be asked for again", () => {
  const again = Object.values(denied).filter(canAskAgain);
  expect(again).toEqual([denied.dismissed, denied.tabNotChosen]);
});

test("the page finds a sentence's name, and none for what it does not know", () => {
  expect([denied.tabNotChosen, missing.busy, "x is not a function"].map(captureReason)).toEqual([
    "tabNotChosen",
    "busy",
    undefined,
  ]);
});
