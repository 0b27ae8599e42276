import type { WasmThread } from "../../../engine/index";
import { keepToOwnOrigin } from "../ownOrigin";

keepToOwnOrigin();

// The engine is left out on purpose: a helping thread needs nothing but the module that it is sent.
addEventListener("message", async ({ data }: MessageEvent<WasmThread>) => {
  const { module, memory, thread } = data;
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  (exports.serve as (thread: number) => void)(thread);
});
