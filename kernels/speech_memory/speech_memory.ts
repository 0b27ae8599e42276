import { defineKernel } from "../kernel";
import source from "./speech_memory.wgsl?raw";

export const speechMemory = defineKernel({
  name: "speech_memory",
  source,
  bindings: { weight: "read", gates: "read_write", memory: "read_write" },
  params: { steps: "u32" },
  tunables: {},
});
