import { defineKernel } from "../kernel";
import source from "./filter_logits.wgsl?raw";

export const filterLogits = defineKernel({
  name: "filter_logits",
  source,
  bindings: { logits: "read", rules: "read", state: "read", partials: "read_write" },
  params: { n_vocab: "u32", sequences: "u32", state_stride: "u32", slices: "u32" },
  tunables: { WG: 256 },
});
