import { defineKernel } from "../kernel";
import { matmul } from "../matmul/matmul";
import source from "./matmul_direct.wgsl?raw";

export const matmulDirect = defineKernel({
  name: "matmul_direct",
  source,
  bindings: matmul.bindings,
  params: matmul.params,
  tunables: { WG: 64 },
});
