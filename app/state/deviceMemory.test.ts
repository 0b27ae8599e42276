import { expect, test } from "vitest";
import { createDeviceMemory } from "./deviceMemory";

const address = "https://here/sotto/";
const figures = { key: "this machine", webgpu: 3, cpu: 40 };

function storage(kept?: string) {
  const items = new Map(kept === undefined ? [] : [["sotto.device", kept]]);
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage & { readonly items: Map<string, string> };
}

test("the wish and the figures come back at the next visit", () => {
  const kept = storage();
  createDeviceMemory(kept, address).write({ preference: "cpu", figures });
  expect(createDeviceMemory(kept, address).read()).toEqual({ preference: "cpu", figures });
});

test.each([undefined, "", "null", "[]", "{", '{"preference":"tpu","figures":{"key":1}}'])(
  "%s means automatic",
  (text) => {
    expect(createDeviceMemory(storage(text), address).read()).toEqual({ preference: "auto" });
  },
);

test("the address goes before what is kept; what it cannot mean is left aside", () => {
  const kept = storage(JSON.stringify({ preference: "cpu", figures }));
  expect(createDeviceMemory(kept, `${address}?device=webgpu`).read()).toEqual({ preference: "webgpu", figures });
  expect(createDeviceMemory(kept, `${address}?device=abacus`).read()).toEqual({ preference: "cpu", figures });
});

test("what the address says is not kept, but figures and another choice are", () => {
  const kept = storage(JSON.stringify({ preference: "cpu" }));
  createDeviceMemory(kept, `${address}?device=auto`).write({ preference: "auto", figures });
  expect(createDeviceMemory(kept, address).read()).toEqual({ preference: "cpu", figures });
  createDeviceMemory(kept, `${address}?device=auto`).write({ preference: "webgpu", figures });
  expect(createDeviceMemory(kept, address).read()).toEqual({ preference: "webgpu", figures });
});

test("a browser that keeps nothing is no error", () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(() => createDeviceMemory(full, address).write({ preference: "cpu" })).not.toThrow();
  expect(createDeviceMemory(undefined, address).read()).toEqual({ preference: "auto" });
});
