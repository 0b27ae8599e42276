import { expect, test } from "vitest";
import { FakeFolder } from "../../testing/fakeFolder";
import { createTextReserve, reserveBytes } from "./textReserve";

const reserveIn = (folder: FakeFolder) => createTextReserve(folder as unknown as StorageManager);

test("room for texts is taken once, whoever asks, and given once", async () => {
  const folder = new FakeFolder();
  expect(await reserveIn(folder).hold()).toBe(true);
  expect(await reserveIn(folder).hold()).toBe(true);
  expect([...folder.files.values()].map(({ size }) => size)).toEqual([reserveBytes]);
  expect(await reserveIn(folder).release()).toBe(true);
  expect(await reserveIn(folder).release()).toBe(false);
  expect(folder.files.size).toBe(0);
});

test("none is taken where little is left, where a write fails, and where the browser keeps nothing", async () => {
  const folder = new FakeFolder();
  folder.room = 2 * reserveBytes - 1;
  expect(await reserveIn(folder).hold()).toBe(false);
  folder.room = 1e9;
  folder.fails = "close";
  expect(await reserveIn(folder).hold()).toBe(false);
  // A name with nothing in it holds no room.
  expect(await reserveIn(folder).release()).toBe(false);
  const none = createTextReserve(undefined);
  expect([await none.hold(), await none.release()]).toEqual([false, false]);
});
