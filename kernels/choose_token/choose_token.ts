import { defineKernel } from "../kernel";
import source from "./choose_token.wgsl?raw";

export const chooseToken = defineKernel({
  name: "choose_token",
  source,
  bindings: { logits: "read", rules: "read", partials: "read", state: "read_write", tokens: "read_write" },
  params: { sequences: "u32", state_stride: "u32", slices: "u32", prompt: "u32" },
  tunables: { WG: 64 },
});
