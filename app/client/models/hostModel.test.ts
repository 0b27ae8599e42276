import { describe, expect, test } from "vitest";
import { weightsFile } from "../../../engine/index";
import {
  eachInItsWorld,
  file,
  hex,
  listed,
  loadedOf,
  openShelf,
  storedBytes,
  until,
  ways,
} from "../../testing/shelfWorld";
import type { Model } from "./model";
import type { ShelfModel } from "./types";

const world = eachInItsWorld();

describe("a model of a host", () => {
  test.each([
    ["drop", "drop", "good"],
    ["drop", "unsatisfied", "good"],
    ["busy", "redirect"],
    ["compressed"],
    ["lengthless"],
    ["whole"],
    ["slow"],
    ["drop", "strict"],
    ["drop", "wrong", "good"],
  ] as const)("that is %s %s %s is stored in the end, and is what was wanted", async (...conducts) => {
    const { shelf, model } = await openShelf(world.tabs, [listed(world.host.address("a.bin", ...conducts))]);
    await shelf.download("small");
    expect(model()).toMatchObject({ state: { status: "stored" }, bytes: file.length, isExact: true });
    expect(hex(await storedBytes(shelf))).toBe(hex(file));
  });

  test.each([
    ["wrong", "model-corrupt"],
    ["endless", "model-corrupt"],
    ["shortened", "model-corrupt"],
    ["short", "download-failed"],
    ["changed", "model-corrupt"],
    ["missing", "download-failed"],
    ["busy", "download-failed"],
  ] as const)("that is %s ends with %s, and nothing can be loaded", async (conduct, code) => {
    const { shelf, model } = await openShelf(world.tabs, [listed(world.host.address("a.bin", conduct))]);
    await shelf.download("small");
    expect(model()?.state).toMatchObject({ status: "failed", failure: { code } });
    const answered = { missing: 404, busy: 503 }[conduct as string];
    expect(model()?.state).toMatchObject({ failure: answered === undefined ? {} : { answered } });
    await expect(shelf.stored.open("small", () => {})).rejects.toMatchObject({ name: "model-unknown" });
  });

  test("that changes in the middle is fetched anew", async () => {
    const newer = Buffer.from(file);
    newer[newer.length - 1] = (newer.at(-1) ?? 0) ^ 1;
    const hash = { kind: "sha1", value: hex(newer, "sha1") } as const;
    const { shelf, model } = await openShelf(world.tabs, [
      listed(world.host.address("a.bin", "drop", "changed"), { hash }),
    ]);
    await shelf.download("small");
    expect(model()?.state).toEqual({ status: "stored" });
  });

  test("without a known hash is compared with the one that the host publishes, and is not taken without", async () => {
    const unlisted = (url: string, name: string): Model => {
      const files = [{ name: weightsFile, url, bytes: undefined, hash: undefined }];
      return { ...listed(url), name, bytes: 1e6, files };
    };
    const listing = [{ path: "a.bin", lfs: { oid: hex(file), size: file.length } }];
    const asked: string[] = [];
    const answering = async (url: string, request: RequestInit) => {
      asked.push(url);
      if (url.includes("/api/")) return Response.json(asked.length > 1 ? [] : listing);
      return fetch(world.host.address("a.bin", "good"), request);
    };
    const download = { ...ways, fetch: answering };
    const url = "https://huggingface.co/some/models/resolve/main/a.bin";
    const { shelf, model } = await openShelf(world.tabs, [unlisted(url, "small"), unlisted(url, "other")], {
      download,
    });
    expect(model()).toMatchObject({ bytes: 1e6, isExact: false, host: "huggingface.co" });
    shelf.setMirror("https://models.firm.example/hf");
    expect(model()?.host).toBe("models.firm.example");
    await shelf.download("small");
    expect(asked).toEqual([
      "https://models.firm.example/hf/api/models/some/models/tree/main",
      "https://models.firm.example/hf/some/models/resolve/main/a.bin",
    ]);
    expect(model()?.state).toEqual({ status: "stored" });
    await shelf.download("other");
    expect(model("other")?.state).toMatchObject({ status: "failed", failure: { code: "download-failed" } });
  });

  test("is paused, goes on in the next visit where it was, and is deleted when it is cancelled", async () => {
    const first = await openShelf(world.tabs, [listed(world.host.address("a.bin", "slow"))]);
    const done = first.shelf.download("small");
    await until(() => first.model()?.state.status === "downloading" && loadedOf(first.model()) > 1 << 19);
    await first.shelf.pause("small");
    await done;
    const { state } = first.model() ?? {};
    expect(state).toMatchObject({ status: "paused", total: file.length });
    const { shelf, model } = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))]);
    expect(model()?.state).toEqual(state);
    await shelf.download("small");
    expect(world.host.requests.at(-1)).toMatchObject({
      range: `bytes=${loadedOf({ state } as ShelfModel)}-`,
      ifRange: '"1"',
    });
    expect(model()?.state).toEqual({ status: "stored" });

    const third = await openShelf(world.tabs, [listed(world.host.address("b.bin", "slow"), { name: "third" })]);
    const stopped = third.shelf.download("third");
    await until(() => loadedOf(third.model("third")) > 0);
    await third.shelf.cancel("third");
    await stopped;
    expect(third.model("third")?.state).toEqual({ status: "absent" });
    expect(await third.db.chunk("third", 0)).toBeUndefined();
  });

  test("that cannot be reached says so", async () => {
    const nobody = () => Promise.reject(new TypeError("Failed to fetch"));
    const { shelf, model } = await openShelf(world.tabs, [listed("https://x.example/a.bin")], {
      download: { ...ways, fetch: nobody },
    });
    await shelf.download("small");
    const failure = { code: "download-failed", answered: "nothing" };
    expect(model()?.state).toMatchObject({ status: "failed", failure, loaded: 0 });
  });

  test("that does not fit says what it needs and what is there", async () => {
    const download = { ...ways, room: async () => 1000 };
    const { shelf, model } = await openShelf(world.tabs, [listed(world.host.address("a.bin", "good"))], { download });
    await shelf.download("small");
    expect(model()?.state).toMatchObject({
      status: "failed",
      failure: { code: "storage-full", needs: file.length, has: 1000 },
    });
  });
});
