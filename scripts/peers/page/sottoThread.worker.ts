import { serveWasm, type WasmThread } from "../../../engine/index";

addEventListener("message", ({ data }: MessageEvent<WasmThread>) => void serveWasm(data));
