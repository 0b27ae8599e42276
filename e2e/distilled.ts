import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Another model of the same words and the same encoder as `file` of hostModels.ts. */
export const distilled = readFileSync(
  fileURLToPath(new URL("../engine/testing/goldens/micro-distil/ggml-micro-distil.bin", import.meta.url)),
);
