/** WGSL sources are imported as text; Vite and Vitest resolve `?raw`. */
declare module "*.wgsl?raw" {
  const source: string;
  export default source;
}

/** Written when the processor's kernels are compiled: scripts/setup/compileKernels.ts. */
declare module "*/dist/wasm/kernels.json" {
  const table: Readonly<Record<string, string>>;
  export default table;
}
