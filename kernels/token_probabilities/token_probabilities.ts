import { defineKernel } from "../kernel";
import source from "./token_probabilities.wgsl?raw";

export const tokenProbabilities = defineKernel({
  name: "token_probabilities",
  source,
  bindings: { logits: "read", tokens: "read", y: "read_write" },
  params: { n_vocab: "u32", below: "u32" },
  tunables: { WG: 256 },
});
