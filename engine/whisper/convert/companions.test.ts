import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceFile } from "../../convert/sourceFile";
import { sourceFile } from "../../testing/sourceFiles";
import { companionNames, readCompanions, shardsOf } from "./companions";

const index = "model.safetensors.index.json";

/** Keys that are looked at, with values of every kind behind them. */
const keys = fc.constantFrom(
  "model_type",
  "d_model",
  "encoder_attention_heads",
  "alignment_heads",
  "no_timestamps_token_id",
  "forced_decoder_ids",
  "model",
  "vocab",
  "added_tokens",
  "weight_map",
  "__proto__",
);
const object = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
const text = fc.oneof(
  fc.json(),
  object.map((value) => JSON.stringify(value)),
  fc.string(),
);

test("whatever lies beside the weights is read, or refused with one sentence", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...companionNames, index), text), async (written) => {
      const files = new Map(
        Object.entries(written).map(([name, one]): [string, SourceFile] => [name, sourceFile(name, one)]),
      );
      const shards = files.get(index);
      for (const read of [readCompanions(files), ...(shards ? [shardsOf(shards, files)] : [])]) {
        await read.catch((error) => {
          expect(error).toMatchObject({ name: "model-corrupt" });
          expect(error.message).toMatch(/^[^\n]+\.$/);
        });
      }
    }),
    { numRuns: 1000 },
  );
});
