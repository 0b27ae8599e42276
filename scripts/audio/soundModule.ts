import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../setup/root";

let compiled: Promise<WebAssembly.Module> | undefined;

/** FFmpeg's demuxers and decoders, compiled once. */
export function soundModule(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compile(readFileSync(join(projectRoot(), "app", "client", "decoding", "sound.wasm")));
  return compiled;
}
