import { defineKernel } from "../kernel";
import source from "./select_rows.wgsl?raw";

export const selectRows = defineKernel({
  name: "select_rows",
  source,
  bindings: { state: "read", x: "read", y: "read_write" },
  params: { cols4: "u32", new_tokens: "u32", sequences: "u32", state_stride: "u32" },
  tunables: { WG: 64 },
});
