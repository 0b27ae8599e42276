import { defineKernel } from "../kernel";
import source from "./layer_norm.wgsl?raw";

export const layerNorm = defineKernel({
  name: "layer_norm",
  source,
  bindings: { x: "read", affine: "read", y: "read_write" },
  params: { rows: "u32", cols4: "u32" },
  tunables: { WG: 128, LANES: 16 },
});
