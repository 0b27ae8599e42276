import { defineKernel } from "../kernel";
import source from "./matvec.wgsl?raw";

export const matvec = defineKernel({
  name: "matvec",
  source,
  bindings: { weight: "read", x: "read", affine: "read", bias: "read", residual: "read", y: "read_write" },
  params: { rows: "u32", outputs: "u32", cols4: "u32", bias: "u32", gelu: "u32", residual: "u32" },
  tunables: { WG: 128, LANES: 16 },
});
