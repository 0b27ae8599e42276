import { expect, test } from "vitest";
import type { DeviceResult } from "../../client/bench/types";
import type { EngineState } from "../../state/queue/queueState";
import { en } from "../../strings/en/index";
import { base } from "../../testing/fakeServices";
import { kernelTables } from "./kernelTables";
import { sheetText } from "./sheet";
import { speechTable } from "./speechTable";
import { whatTable } from "./whatTable";

const version = "1.2.3";

const speech = {
  model: "base-q5_1",
  audioSeconds: 11,
  milliseconds: 500,
  firstText: 412.6,
  samples: 5,
  memory: 64 * 1_048_576,
};
const card: DeviceResult = {
  device: "webgpu",
  adapter: "a card",
  arithmetic: "f32",
  kind: "hardware",
  speech,
  kernels: [
    { name: "matmul", shape: "1500×384×384 q5", type: "f32", median: 0.04213, samples: 20, gflops: 10_500, gbps: 2.6 },
    { name: "matvec", shape: "1×384×384 q5", type: "f32", median: 0.01, samples: 20, gflops: 29, gbps: 11.06 },
    { name: "embed", shape: "1×384 q5", type: "f32", median: 0.25, samples: 20 },
  ],
  failures: [],
};
const cpu: DeviceResult = {
  ...card,
  device: "cpu",
  adapter: "2 threads",
  speech: undefined,
  kernels: [],
  failures: [],
};
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const cellsOf = (rows: readonly { readonly title: string; readonly cells: readonly string[] }[] = []) =>
  Object.fromEntries(rows.map(({ title, cells }) => [plain(title), cells.map(plain)]));

test("nothing measured makes no table", () => {
  expect(speechTable([], en)).toBeUndefined();
  expect(kernelTables([], en)).toEqual([]);
});

test("every device is a column, with model, numbers and how often; what was not measured is a dash", () => {
  const table = speechTable([card, cpu], en);
  expect(table?.head).toEqual(["Figure", "Graphics card", "Processor"]);
  expect(cellsOf(table?.rows)).toEqual({
    "What computes": ["a card", "2 threads"],
    Numbers: ["f32", "f32"],
    Model: ["base-q5_1", "—"],
    "Sample of 11 s": ["0.5 s", "—"],
    Speed: ["22× realtime", "—"],
    "First text after": ["0.413 s", "—"],
    "Drafts by a smaller model": ["None is stored", "—"],
    "Device memory at most": ["64 MB", "—"],
    "Median of": ["5 runs", "—"],
  });
  expect(table?.note).toBeUndefined();
});

test("drafts say whose they were, how many were right and how much sooner a window was there", () => {
  const drafts = { model: "tiny-q5_1", milliseconds: 400, right: 0.716 };
  expect(cellsOf(speechTable([{ ...card, speech: { ...speech, drafts } }], en)?.rows)).toMatchObject({
    "Drafts by a smaller model": ["tiny-q5_1: 71 % right, 1.25× per window"],
  });
});

test("a device that failed says with what, and an adapter that is software says so", () => {
  const failed: DeviceResult = { ...cpu, failures: ["No memory is left."] };
  expect(cellsOf(speechTable([failed], en)?.rows)).toMatchObject({ "Failed with": ["No memory is left."] });
  expect(speechTable([{ ...cpu, kind: "software" }], en)?.note).toMatch(/software for the processor/);
});

test("a kernel shows what it is bound by, and nothing where that was not counted", () => {
  const [table] = kernelTables([card, cpu], en);
  expect(table?.name).toBe("Graphics card: a card");
  expect(table?.rows.map(({ cells }) => cells.map(plain))).toEqual([
    ["f32", "42.1 µs of 20", "10,500 GFLOP/s"],
    ["f32", "10 µs of 20", "11.1 GB/s"],
    ["f32", "0.25 ms of 20", "—"],
  ]);
});

const facts = {
  browser: "Firefox 140",
  graphics: undefined,
  processor: { threads: 8, isIsolated: false, simd: "plain", used: 1 },
} as const;

test("what a graphics card failed with stands on this page, in its own words", () => {
  const engine: EngineState = {
    status: "ready",
    model: base,
    features: undefined,
    preference: "auto",
    device: {
      device: "cpu",
      adapter: "1 thread",
      arithmetic: "i16",
      software: true,
      reason: { why: "webgpu-failed", message: "The driver was reset." },
    },
  };
  expect(cellsOf(whatTable({ version, facts, engine }, en).rows)).toEqual({
    Sotto: ["1.2.3"],
    Browser: ["Firefox 140"],
    "Graphics card": ["None that this browser gives"],
    "Threads of the processor": ["8"],
    "Isolated from other pages": ["No"],
    WebAssembly: ["SIMD on 1 thread"],
    "In use": ["The processor computes, because the graphics card failed."],
    "Graphics card failed with": ["The driver was reset."],
  });
});

test("the variants of kernels that a graphics card takes stand behind why it computes", () => {
  const variants = { matmul: "direct", matvec: "16/128", attention: "16×4/4", attend: "256" };
  const info = { device: "webgpu", adapter: "a card", arithmetic: "f32", software: false } as const;
  const device = { ...info, variants, reason: { why: "asked" } } as const;
  const engine: EngineState = { status: "ready", model: base, features: undefined, preference: "webgpu", device };
  expect(cellsOf(whatTable({ version, facts, engine }, en).rows)).toMatchObject({
    "Variants of kernels": ["matmul direct, matvec 16/128, attention 16×4/4, attend 256"],
  });
});

test("a graphics card shows what it has and how large its buffers may be", () => {
  const graphics = {
    adapter: "a card",
    features: { f16: true, subgroups: false, dp4a: true },
    maxBufferSize: 4 * 1024 ** 3,
    maxStorageBufferBindingSize: 2 * 1024 ** 3,
  };
  expect(
    cellsOf(whatTable({ version, facts: { ...facts, graphics }, engine: { status: "idle" } }, en).rows),
  ).toMatchObject({
    "Graphics card": ["a card"],
    "16-bit numbers (f16)": ["Yes"],
    Subgroups: ["No"],
    "Dot product of packed 8-bit numbers (DP4a)": ["Yes"],
    "Largest buffer": ["4 GB"],
    "Largest storage binding": ["2 GB"],
  });
});

test("as text, columns stand one under the other and nothing is left out", () => {
  const tables = [
    { name: "A", rows: [{ title: "Long title", cells: ["1"] }] },
    {
      name: "B",
      head: ["Kernel", "Rate"],
      rows: [{ title: "matvec", detail: "1×2", cells: ["3 GB/s"] }],
      note: "So it is.",
    },
  ];
  expect(sheetText(tables)).toBe("A\nLong title  1\n\nB\nKernel       Rate\nmatvec, 1×2  3 GB/s\nSo it is.\n");
});
