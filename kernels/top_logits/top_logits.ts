import { defineKernel } from "../kernel";
import source from "./top_logits.wgsl?raw";

export const topLogits = defineKernel({
  name: "top_logits",
  source,
  bindings: { logits: "read", rules: "read", state: "read", partials: "read", tops: "read_write" },
  params: { n_vocab: "u32", state_stride: "u32", slices: "u32", count: "u32" },
  tunables: {},
});
