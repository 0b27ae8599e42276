import { defineKernel } from "../kernel";
import source from "./attention_scores.wgsl?raw";

export const attentionScores = defineKernel({
  name: "attention_scores",
  source,
  bindings: { state: "read", q: "read", kv: "read", y: "read_write" },
  params: { keys: "u32", width4: "u32", head: "u32", slot: "u32", slots: "u32", n_ctx: "u32" },
  tunables: { WG: 64 },
});
