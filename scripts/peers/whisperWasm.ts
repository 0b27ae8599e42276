import type { BenchPage } from "./benchPage";
import type { Contender } from "./contender";

/** whisper.cpp compiled to WebAssembly, which takes so long that it runs once. */
export function whisperWasm(page: BenchPage): Contender {
  return {
    name: "whisper.wasm",
    mostRounds: 1,
    missing: () => undefined,
    measure: (task) => page.measure("whisperWasm", task),
  };
}
