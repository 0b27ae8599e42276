import { expect, test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectClose } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { seededWeight } from "../testing/weights";
import type { Backend } from "./backend";

describeBackends({ "its own variant": {} }, (run) => {
  /** The same run with what it allocates in a scope. */
  const inScope = (backend: Backend) => ({ ...run(), backend });

  /** Normalises, and multiplies with quantised weights, which needs memory of every kind. */
  async function work(backend: Backend, rows: number, seed = 1): Promise<Float32Array> {
    const inside = inScope(backend);
    const x = tensorWith(inside, [rows, 64], seededNumbers(seed, rows * 64));
    const { weight } = seededWeight(inside, "q5", [96, 64]);
    const y = backend.tensor("y", [rows, 96]);
    await perform(inside, (verbs) => verbs.linear({ x, weight, y, rows }));
    return backend.readFloats(y);
  }

  test("a scope gives back its own alone, and what others computed with goes on", async () => {
    const { backend } = run();
    const outside = seededNumbers(3, 4 * 64);
    const x = tensorWith(run(), [4, 64], outside);
    const { weight } = seededWeight(run(), "q5", [96, 64]);
    const y = backend.tensor("y", [4, 96]);
    const program = await backend.record("outside", (verbs) => verbs.linear({ x, weight, y, rows: 4 }));
    backend.submit([program]);
    const wanted = await backend.readFloats(y);
    const before = backend.memory;

    const [first, second] = [backend.scope(), backend.scope()];
    const alone = await work(first, 70);
    expect(await work(second, 70)).toEqual(alone);
    expect(first.memory).toBeGreaterThan(70 * 64 * 4);
    expect(backend.memory).toBeGreaterThan(before + first.memory + second.memory - 1);
    first.dispose();
    expect(first.memory).toBe(0);
    expect(await work(second, 70)).toEqual(alone);
    second.dispose();

    backend.write(y, new Float32Array(4 * 96));
    backend.submit([program]);
    expectClose(await backend.readFloats(y), wanted, 0, "y");
    expectClose(await backend.readFloats(x), outside, 0, "x");
  });

  test("what scopes need together is freed with the last of them", async () => {
    const { backend } = run();
    const [first, second] = [backend.scope(), backend.scope()];
    await work(first, 40);
    await work(second, 90);
    first.dispose();
    second.dispose();
    expect(backend.memory).toBe(0);
  });

  test("a scope within a scope is given back with it", async () => {
    const { backend } = run();
    const outer = backend.scope();
    const inner = outer.scope();
    await work(inner, 5);
    expect(outer.memory).toBe(inner.memory);
    outer.dispose();
    expect(backend.memory).toBe(0);
    expect(() => inner.tensor("late", [1])).toThrow("late was asked of a scope that has been given back");
    expect(() => outer.scope()).toThrow("a scope that has been given back");
    await expect(outer.record("late", () => {})).rejects.toThrow("late was asked of a scope");
  });

  test("after the device itself is disposed of it can be used again, and its scopes cannot", async () => {
    const { backend } = run();
    const scope = backend.scope();
    const found = await work(scope, 3);
    backend.dispose();
    expect(backend.memory).toBe(0);
    expect(() => scope.tensor("late", [1])).toThrow("a scope that has been given back");
    expect(await work(backend.scope(), 3)).toEqual(found);
  });
});
