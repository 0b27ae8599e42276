import { expect, test, vi } from "vitest";
import { change, eachWithItsTexts, numbered, texts, withBeginning } from "../../testing/textWorld";
import type { TextReserve } from "../storage/textReserve";
import type { TextKeeping } from "./types";

const { open, visit } = eachWithItsTexts();

test("what a full device does not take stays in the tab, is told, and is written when there is room", async () => {
  let isFull = true;
  const page = visit(async () => {
    const database = await open();
    const begin = database.transaction.bind(database) as (...args: unknown[]) => unknown;
    const refusing = (...args: unknown[]) => {
      if (args[1] === "readwrite" && isFull) throw new DOMException("no room", "QuotaExceededError");
      return begin(...args);
    };
    return Object.assign(database, { transaction: refusing });
  });
  const told: TextKeeping[] = [];
  page.onKeeping((keeping) => told.push(keeping));
  await page.claim("a");
  page.put(change("a", [numbered(0, " One.")]));
  expect(await page.flush()).toBe("full");
  page.put(change("a", [numbered(1, " Two.")]));
  expect(await page.flush()).toBe("full");
  expect(await texts(visit(), "a")).toEqual([]);
  isFull = false;
  expect(await page.flush()).toBe("database");
  expect(told).toEqual(["full", "database"]);
  expect(await texts(visit(), "a")).toEqual([" One.", " Two."]);
});

test("a browser that keeps nothing is told of, and lists nothing", async () => {
  const page = visit(() => Promise.reject(new DOMException("private", "InvalidStateError")));
  await page.claim("a");
  page.put(change("a", [numbered(0, " One.")]));
  expect(await page.flush()).toBe("memory");
  await expect(page.list()).rejects.toThrow();
});

test("on a full device text gets the room that was held for it, which is told, and then is here alone until there is room", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  /** Writes that the device takes; room that is held is good for one. */
  const device = { room: 1, held: 0 };
  const reserve: TextReserve = {
    async hold() {
      device.held = device.room > 1 ? 1 : 0;
      return device.held > 0;
    },
    async release() {
      device.room += device.held;
      return device.held-- > 0;
    },
  };
  const openIt = async () =>
    withBeginning(await open(), (mode, go) => {
      if (mode === "readwrite" && --device.room < 0) {
        device.room = 0;
        throw new DOMException("full", "QuotaExceededError");
      }
      return go();
    });
  const transcripts = visit(openIt, reserve);
  const told: TextKeeping[] = [];
  transcripts.onKeeping((keeping) => void told.push(keeping));
  await transcripts.claim("a");
  const write = async (count: number) => {
    vi.advanceTimersByTime(6000);
    transcripts.put(
      change(
        "a",
        Array.from({ length: count }, (_, id) => numbered(id, ` ${id}`)),
      ),
    );
    return transcripts.flush();
  };
  device.room = 3;
  expect(await write(1)).toBe("database");
  await vi.waitFor(() => expect(device.held).toBe(1), { timeout: 20_000 });
  device.room = 0;
  expect(await write(2)).toBe("tight");
  expect(await texts(visit(), "a")).toEqual([" 0", " 1"]);
  expect(await write(3)).toBe("full");
  device.room = 9;
  expect(await write(4)).toBe("database");
  expect(await texts(visit(), "a")).toEqual([" 0", " 1", " 2", " 3"]);
  expect(told).toEqual(["tight", "full", "database"]);
});
