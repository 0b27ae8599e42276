import { formats } from "./formats";

const { figure, number, percent, plural, rate, size, span, speed } = formats;

/** The page Bench. `adapter` is a name that the device has for itself. */
export const bench = {
  title: "This device",
  lede: "What it is, and how fast Sotto computes on it. Everything is measured here, and nothing of it is sent.",
  open: "Open bench",
  run: "Run",
  stop: "Stop",
  copy: "Copy as text",
  takes: (seconds: number) => `Takes about ${span(seconds)} on an ordinary graphics card, and longer without one.`,
  nothing: "Nothing measured yet.",
  waits: {
    work: "Something is being recorded or transcribed. Measuring waits until that has ended.",
    model: "Measuring waits until a model is loaded.",
  },
  running: {
    begins: "The measurement begins.",
    speech: {
      webgpu: "The graphics card transcribes the sample.",
      cpu: "The processor transcribes the sample.",
    },
    kernels: { webgpu: "Kernels on the graphics card.", cpu: "Kernels on the processor." },
    kernel: {
      webgpu: (index: number, of: number) => `Kernels on the graphics card: ${number(index)} of ${number(of)}.`,
      cpu: (index: number, of: number) => `Kernels on the processor: ${number(index)} of ${number(of)}.`,
    },
  },
  ended: {
    done: "Measured.",
    user: "Stopped. What was measured until then stands.",
    work: "Stopped, because other work began. What was measured until then stands.",
    failed: "The measurement broke off. What was measured until then stands.",
  },
  what: {
    name: "What it is",
    version: "Sotto",
    browser: "Browser",
    graphics: "Graphics card",
    noGraphics: "None that this browser gives",
    f16: "16-bit numbers (f16)",
    subgroups: "Subgroups",
    dp4a: "Dot product of packed 8-bit numbers (DP4a)",
    yes: "Yes",
    no: "No",
    buffer: "Largest buffer",
    binding: "Largest storage binding",
    size,
    threads: "Threads of the processor",
    count: number,
    isolated: "Isolated from other pages",
    webAssembly: "WebAssembly",
    relaxed: (threads: number) =>
      plural(threads, { one: "Relaxed SIMD on # thread", other: "Relaxed SIMD on # threads" }),
    plain: (threads: number) => plural(threads, { one: "SIMD on # thread", other: "SIMD on # threads" }),
    inUse: "In use",
    kernels: "Variants of kernels",
    failedWith: "Graphics card failed with",
  },
  fast: {
    name: "How fast",
    figure: "Figure",
    computes: "What computes",
    model: "Model",
    type: "Numbers",
    sample: (seconds: number) => `Sample of ${span(seconds)}`,
    seconds: (seconds: number) => `${figure(seconds)}\u00a0s`,
    speed: "Speed",
    realtime: (timesRealtime: number) => speed(timesRealtime),
    firstText: "First text after",
    drafts: "Drafts by a smaller model",
    noDrafts: "None is stored",
    draftsOf: (model: string, right: number, times: number) =>
      `${model}: ${percent(right, 1)} right, ${rate(times)} per window`,
    memory: "Device memory at most",
    size,
    median: "Median of",
    runs: (n: number) => plural(n, { one: "# run", other: "# runs" }),
    failed: "Failed with",
    software:
      "The graphics adapter is software for the processor: only short kernels are measured on it, and the sample only where it is in use.",
  },
  kernels: {
    name: "Kernels",
    of: {
      webgpu: (adapter: string) => `Graphics card: ${adapter}`,
      cpu: (adapter: string) => `Processor: ${adapter}`,
    },
    kernel: "Kernel and shape",
    type: "Type",
    median: "Median of N",
    rate: "Rate",
    milliseconds: (milliseconds: number, samples: number) =>
      `${figure(milliseconds)}\u00a0ms of\u00a0${number(samples)}`,
    microseconds: (microseconds: number, samples: number) =>
      `${figure(microseconds)}\u00a0µs of\u00a0${number(samples)}`,
    operations: (gflops: number) => `${figure(gflops)}\u00a0GFLOP/s`,
    bytes: (gigabytes: number) => `${figure(gigabytes)}\u00a0GB/s`,
  },
} as const;
