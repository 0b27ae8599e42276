import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { FakeLocks } from "../../testing/fakeLocks";
import { openDatabase } from "../storage/database";
import { Transcripts } from "./transcripts";

test("who claims a text in whatever moment of its release holds it from then on", async () => {
  const locks = new FakeLocks();
  const channel = { postMessage: () => {}, addEventListener: () => {} };
  for (let moment = 0; moment < 12; moment++) {
    const page = new Transcripts({ open: openDatabase, locks: locks.open(), channel });
    await page.claim("a");
    const released = page.release("a");
    for (let i = 0; i < moment; i++) await Promise.resolve();
    expect(await page.claim("a"), `moment ${moment}`).toBe("here");
    await released;
    expect(page.holds("a"), `moment ${moment}`).toBe(true);
    expect(await new Transcripts({ open: openDatabase, locks: locks.open(), channel }).claim("a")).toBe("elsewhere");
    await page.release("a");
  }
});
