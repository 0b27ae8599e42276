import { defineKernel } from "../kernel";
import source from "./self_attention.wgsl?raw";

export const selfAttention = defineKernel({
  name: "self_attention",
  source,
  bindings: { state: "read", qkv: "read", cache: "read_write", y: "read_write" },
  params: { n_ctx: "u32", width4: "u32", new_tokens: "u32", state_stride: "u32" },
  tunables: { WG: 128 },
});
