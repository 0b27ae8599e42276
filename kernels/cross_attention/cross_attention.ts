import { defineKernel } from "../kernel";
import source from "./cross_attention.wgsl?raw";

export const crossAttention = defineKernel({
  name: "cross_attention",
  source,
  bindings: { q: "read", kv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32", rows_per_window: "u32" },
  tunables: { WG: 128 },
});
