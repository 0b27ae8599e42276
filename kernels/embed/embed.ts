import { defineKernel } from "../kernel";
import source from "./embed.wgsl?raw";

export const embed = defineKernel({
  name: "embed",
  source,
  bindings: { weight: "read", positions: "read", state: "read", tokens: "read", x: "read_write" },
  params: { n_ctx: "u32", n_vocab: "u32", cols4: "u32", new_tokens: "u32", rows: "u32", state_stride: "u32" },
  tunables: { WG: 64 },
});
