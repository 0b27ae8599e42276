import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BenchPage } from "./benchPage";
import type { Contender } from "./contender";

/** transformers.js on ONNX Runtime's WebAssembly; `onnx` holds a folder of exports per model. */
export function transformers(page: BenchPage, onnx: string | undefined): Contender {
  return {
    name: "transformers.js",
    mostRounds: Number.POSITIVE_INFINITY,
    missing: (model) =>
      onnx !== undefined && existsSync(join(onnx, model)) ? undefined : "not available here: no ONNX export",
    measure: (task) => page.measure("transformers", task),
  };
}
