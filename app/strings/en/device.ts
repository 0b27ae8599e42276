import { formats } from "./formats";

const { size, speed } = formats;

/** The popover of the masthead. */
export const device = {
  title: "This device",
  model: "Model",
  /** `model` is a name, `languages` a language's name or how many there are. */
  modelFacts: (model: string, languages: string, bytes: number) => `${model}, ${languages}, ${size(bytes)}`,
  noModel: "None yet",
  device: "Device",
  notInUse: "Not in use",
  notKnown: "Not known yet",
  runsOn: "Runs on",
  faster: "The faster one",
  speed: "Speed",
  notMeasured: "Measured with the first 30 seconds of a file",
  measuredAt: (timesRealtime: number) => `Measured at ${speed(timesRealtime)}`,
  sent: "Audio sent",
  nothingSent: "None. There is no server.",
  privacy: "What is asked of the network",
  keyboard: "Keyboard",
  asked: { webgpu: "The graphics card computes, as you asked.", cpu: "The processor computes, as you asked." },
  noWebgpu: "The processor computes: this browser gives no graphics card.",
  software: (adapter: string) =>
    `The processor computes: the only graphics adapter is software for the processor too (${adapter}).`,
  failed: "The processor computes, because the graphics card failed.",
} as const;
