import { expect, test } from "vitest";
import { defaultJobOptions } from "./jobOptions";
import { newJob } from "./jobs";
import { stageOf } from "./stage";

const choice = { model: undefined, language: undefined, options: defaultJobOptions };
const waiting = newJob(1, "a", choice, { status: "missing", refused: undefined });
const running = { ...waiting, state: { status: "running", startedAt: 0 } } as const;
const heard = { tracks: [], track: 0, unread: [] };

test("work is read, then listened to, then written, from its first second on", () => {
  expect(stageOf(waiting)).toBeUndefined();
  expect(stageOf(running)).toBe("reading");
  expect(stageOf({ ...running, heard })).toBe("listening");
  expect(stageOf({ ...running, heard, partial: " Ask" })).toBe("writing");
  expect(stageOf({ ...running, heard, seconds: 30 })).toBe("writing");
});

test("work that goes on begins anew", () => {
  const again = { ...running, seconds: 300, runFrom: 300 };
  expect(stageOf({ ...again, heard })).toBe("listening");
  expect(stageOf({ ...again, heard, seconds: 330 })).toBe("writing");
});
