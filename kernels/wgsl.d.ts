/** WGSL sources are imported as text; Vite and Vitest resolve `?raw`. */
declare module "*.wgsl?raw" {
  const source: string;
  export default source;
}
