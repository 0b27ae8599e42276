import { attention } from "../attention/attention";
import { defineKernel } from "../kernel";
import source from "./attention_direct.wgsl?raw";

export const attentionDirect = defineKernel({
  name: "attention_direct",
  source,
  bindings: attention.bindings,
  params: attention.params,
  tunables: { WG: 32 },
});
