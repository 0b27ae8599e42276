import { describe, expect, test } from "vitest";
import { fakeStorage } from "../../testing/fakeStorage";
import { block, second, started, visit } from "../../testing/recorderVisit";

describe("torture: one call of the device fails, whichever", () => {
  const length = 1600;
  const blocks = Array.from({ length: 12 }, (_, i) => block(i * length, length));
  const whole = blocks.flatMap((one) => [...(one?.samples ?? [])]);

  /** Records twelve blocks over a device whose n-th call fails; how many calls there were. */
  async function record(n: number, how: "refuses" | "throws" | "lies") {
    const storage = fakeStorage();
    let calls = 0;
    const fails = () => ++calls === n;
    const fail = (): never => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    const { open, write, removeFile } = storage;
    storage.open = async (id, name) => {
      if (fails()) fail();
      const handle = await open(id, name);
      return (
        handle && {
          ...handle,
          write(bytes, options) {
            if (!fails()) return handle.write(bytes, options);
            if (how === "lies") return 2 ** 32 - 1;
            return how === "throws" ? fail() : handle.write(bytes.subarray(0, 100), options);
          },
          flush: () => (fails() ? fail() : handle.flush()),
        }
      );
    };
    storage.write = async (...all) => (fails() ? fail() : write(...all));
    storage.removeFile = async (...all) => (fails() ? fail() : removeFile(...all));
    const { recorder } = visit(storage);
    const { say, states } = await started(recorder);
    await say(...blocks, null);
    await recorder.change("a", { state: "stopped" });
    const samples = [...((await (await recorder.source("a", 0, 0)).read()) ?? [])];
    return { calls, samples, states, list: await visit(storage).recorder.list() };
  }

  test.each(["refuses", "throws", "lies"] as const)(
    "that %s: the tab has all of the sound, and a device that has not is said to be full",
    async (how) => {
      let n = 0;
      // Until there is no n-th call that could fail.
      for (let calls = 0; calls >= n; ) {
        const run = await record(++n, how);
        calls = run.calls;
        expect(run.samples, `call ${n}`).toEqual(whole);
        const kept = run.list[0]?.seconds ?? 0;
        const isWhole = kept === whole.length / second;
        if (!isWhole) expect(run.states.at(-1)?.keeping, `call ${n}`).toBe("full");
        // What the next visit is not told by the description, it must not be missing.
        if (!isWhole && kept > 0) expect(run.list[0]?.noRoomFrom, `call ${n}`).toBeCloseTo(kept, 3);
      }
      expect(n).toBeGreaterThan(12);
    },
  );

  test.each([1, 2, 7, 11])(
    "block %i never comes: silence is kept in its place, and which stretch it was is told",
    async (n) => {
      const storage = fakeStorage();
      const { recorder } = visit(storage);
      const { say, states } = await started(recorder);
      await say(...blocks.toSpliced(n - 1, 1), null);
      const [start, end] = [((n - 1) * length) / second, (n * length) / second];
      expect(states.at(-1)?.missing).toEqual([{ start, end }]);
      await recorder.change("a", { state: "stopped" });
      const samples = [...((await (await recorder.source("a", 0, 0)).read()) ?? [])];
      const silent = whole.map((sample, i) => (i >= (n - 1) * length && i < n * length ? 0 : sample));
      expect(samples).toEqual(silent);
    },
  );
});
