import { expect, test } from "vitest";
import type { Backend } from "../../kernels/runtime/backend";
import { smallestDims, writeGgml } from "../testing/writeGgml";
import { loadWhisper } from "./loadWhisper";

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
