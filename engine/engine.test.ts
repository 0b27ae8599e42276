import { expect, test } from "vitest";
import type { Backend } from "../kernels/runtime/backend";
import { loadModel } from "./engine";
import { smallestDims, writeGgml } from "./testing/writeGgml";

const file = writeGgml({ dims: smallestDims, type: "q8_0", seed: 1 });

/** A device on which nothing can be allocated. */
function brokenBackend(lost: Promise<string>): Backend & { readonly disposed: number } {
  const fail = () => {
    throw new RangeError("token embedding needs 9 bytes in one piece and this device allows 8.");
  };
  let disposed = 0;
  return {
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
    get disposed() {
      return disposed;
    },
    dispose: () => {
      disposed++;
    },
  };
}

test("a model that the device cannot hold is `out-of-memory`, and what it took is freed", async () => {
  const backend = brokenBackend(new Promise(() => {}));
  await expect(loadModel(backend, file)).rejects.toMatchObject({
    name: "out-of-memory",
    message: "token embedding needs 9 bytes in one piece and this device allows 8.",
  });
  expect(backend.disposed).toBe(1);
});

test("an error of a device that is gone is `device-lost`", async () => {
  const backend = brokenBackend(Promise.resolve("The driver was reset."));
  await expect(loadModel(backend, file)).rejects.toMatchObject({
    name: "device-lost",
    message: "The driver was reset.",
  });
});

test("a file that is no model never reaches the device", async () => {
  const backend = brokenBackend(new Promise(() => {}));
  await expect(loadModel(backend, file.subarray(0, 100))).rejects.toMatchObject({ name: "model-corrupt" });
  expect(backend.disposed).toBe(0);
});
