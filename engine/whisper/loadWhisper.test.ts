import { expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { openTestBackend } from "../../kernels/testing/backends";
import { smallestDims, writeGgml } from "../testing/writeGgml";
import { loadWhisper, testOnce } from "./loadWhisper";

const file = writeGgml({ dims: smallestDims, type: "q8_0", seed: 1 });

/** A device on which nothing can be allocated; it counts the scopes that were opened and not given back. */
function brokenBackend(lost: Promise<string>): Backend & { readonly scopes: { opened: number; open: number } } {
  const fail = () => {
    throw new RangeError("token embedding needs 9 bytes in one piece and this device allows 8.");
  };
  const scopes = { opened: 0, open: 0 };
  const scope = (): Backend => {
    scopes.opened++;
    scopes.open++;
    let isOpen = true;
    const dispose = () => {
      if (isOpen) scopes.open--;
      isOpen = false;
    };
    return { ...backend, dispose };
  };
  const backend = {
    info: {
      kind: "webgpu",
      adapter: "broken",
      element: "f32",
      arithmetic: "f32",
      software: true,
      submitsAhead: true,
    },
    memory: 0,
    lost,
    tensor: fail,
    weight: fail,
    write: fail,
    readFloats: fail,
    readWords: fail,
    record: fail,
    submit: fail,
    scope,
    dispose: () => {},
    scopes,
  } as const;
  return backend;
}

test("a model that the device cannot hold is `out-of-memory`, and what it took is freed", async () => {
  const backend = brokenBackend(new Promise(() => {}));
  await expect(loadWhisper(backend, file)).rejects.toMatchObject({
    name: "out-of-memory",
    message: "token embedding needs 9 bytes in one piece and this device allows 8.",
  });
  expect(backend.scopes.opened).toBeGreaterThan(0);
  expect(backend.scopes.open).toBe(0);
});

test("an error of a device that is gone is `device-lost`", async () => {
  const backend = brokenBackend(Promise.resolve("The driver was reset."));
  await expect(loadWhisper(backend, file)).rejects.toMatchObject({
    name: "device-lost",
    message: "The driver was reset.",
  });
});

test("a file that is no model never reaches the device", async () => {
  const backend = brokenBackend(new Promise(() => {}));
  await expect(loadWhisper(backend, file.subarray(0, 100))).rejects.toMatchObject({ name: "model-corrupt" });
  expect(backend.scopes.opened).toBe(0);
});

test("a device that fails the self-test with subgroup matrices goes on without them, if it is right then", async () => {
  const asked: unknown[] = [];
  const right = await openTestBackend["wasm in f32"]?.();
  if (!right) throw new Error("This back end is always there.");
  const card = (matrices: boolean): Backend => ({
    ...brokenBackend(new Promise(() => {})),
    variants: {
      facts: { software: false, subgroups: true, subgroupMinSize: 32, workgroupMemory: 49_152, matrices },
      names: { matmul: "matrix 4×1/2×4", attention: "matrix 4/64", matvec: "subgroups", attend: "256" },
      bring: async () => {},
      scope: (names) => {
        asked.push(names);
        return right.scope();
      },
    },
  });
  const withMatrices = card(true);
  const names = { matmul: "8×16/8×4 or 4×4", attention: "16×8/3 near" };
  await expect(testOnce(withMatrices)).resolves.toEqual(names);
  expect(asked).toEqual([names]);
  await expect(testOnce(withMatrices), "is remembered").resolves.toEqual(names);
  expect(asked).toHaveLength(1);
  await expect(testOnce(card(false))).rejects.toMatchObject({ name: "out-of-memory" });
  right.dispose();
});
