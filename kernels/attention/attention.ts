import { defineKernel } from "../kernel";
import source from "./attention.wgsl?raw";

export const attention = defineKernel({
  name: "attention",
  source,
  bindings: { qkv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32" },
  tunables: {},
});
