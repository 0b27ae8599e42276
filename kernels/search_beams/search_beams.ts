import { defineKernel } from "../kernel";
import source from "./search_beams.wgsl?raw";

export const searchBeams = defineKernel({
  name: "search_beams",
  source,
  bindings: {
    logits: "read",
    rules: "read",
    partials: "read",
    tops: "read",
    state: "read_write",
    tokens: "read_write",
    trace: "read_write",
  },
  params: { beams: "u32", state_stride: "u32", slices: "u32", prompt: "u32" },
  tunables: {},
});
