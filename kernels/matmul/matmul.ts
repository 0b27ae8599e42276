import { defineKernel } from "../kernel";
import source from "./matmul.wgsl?raw";

export const matmul = defineKernel({
  name: "matmul",
  source,
  bindings: { weight: "read", x: "read", bias: "read", residual: "read", y: "read_write" },
  params: {
    rows: "u32",
    outputs: "u32",
    cols4: "u32",
    x_row4: "u32",
    x_batch4: "u32",
    y_batch: "u32",
    y_offset: "u32",
    residual_batch: "u32",
    bias: "u32",
    gelu: "u32",
    residual: "u32",
  },
  tunables: {},
});
