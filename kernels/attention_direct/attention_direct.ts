import { defineKernel } from "../kernel";
import source from "./attention_direct.wgsl?raw";

export const attentionDirectKernel = defineKernel({
  name: "attention_direct",
  source,
  bindings: { qkv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32" },
  tunables: { WG: 32 },
});
