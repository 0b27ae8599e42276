import { describe, expect, test } from "vitest";
import { eachInItsWorld, listed, loadedOf, openShelf, until } from "../../testing/shelfWorld";

const world = eachInItsWorld();

describe("two tabs", () => {
  test("download one model once, and both see it come", async () => {
    const models = [listed(world.host.address("a.bin", "slow"))];
    const [one, two] = [await openShelf(world.tabs, models), await openShelf(world.tabs, models)];
    const done = [one.shelf.download("small")];
    await until(() => two.model()?.state.status === "downloading");
    expect(two.model()?.state).toMatchObject({ by: "elsewhere" });
    done.push(two.shelf.download("small"));
    await Promise.all(done);
    expect(world.host.requests).toHaveLength(1);
    expect([one.model()?.state, two.model()?.state]).toEqual([{ status: "stored" }, { status: "stored" }]);
  });

  test("go on with each other's download when one dies, and stop it for each other", async () => {
    const models = [listed(world.host.address("a.bin", "slow"))];
    const [one, two] = [await openShelf(world.tabs, models), await openShelf(world.tabs, models)];
    void one.shelf.download("small");
    await until(() => loadedOf(two.model()) > 0);
    one.die();
    await until(() => {
      const state = two.model()?.state;
      return state?.status === "downloading" && state.by === "here";
    });
    const three = await openShelf(world.tabs, models);
    await until(() => three.model()?.state.status === "downloading");
    await three.shelf.pause("small");
    await until(() => two.model()?.state.status === "paused" && three.model()?.state.status === "paused");
  });
});
