import { defineKernel } from "../kernel";
import source from "./reorder_cache.wgsl?raw";

export const reorderCache = defineKernel({
  name: "reorder_cache",
  source,
  bindings: { state: "read", x: "read", y: "read_write" },
  params: { n_ctx: "u32", width4: "u32", state_stride: "u32", straight: "u32" },
  tunables: { WG: 64 },
});
