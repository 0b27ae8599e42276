/** Where the bench page finds things; its server (serve.ts) and its workers agree on these. */
export const routes = {
  /** The rivals' node_modules. */
  modules: "/modules/",
  /** A folder per model of ONNX exports. */
  onnx: "/onnx/",
  /** Model names: ggml files. */
  models: "/models/",
  /** Sotto's compiled kernels. */
  kernels: "/kernels/",
  /** Samples, f32. */
  clip: "/audio/clip",
  long: "/audio/long",
} as const;
