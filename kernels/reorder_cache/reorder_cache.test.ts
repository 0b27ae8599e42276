import { test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectSame } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { sequencesWith } from "../testing/sequences";
import { reorderCacheReference } from "./reorder_cache.reference";

describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    { sources: [0], length: 3, width: 4 },
    { sources: [1, 0], length: 7, width: 128 },
    { sources: [2, 2, 0], length: 1, width: 260 },
    { sources: [4, 3, 3, 0, 1], length: 20, width: 768 },
    { sources: [1, 1], length: 0, width: 8 },
  ])("sequences become $sources, $length positions of $width", async ({ sources, length, width }) => {
    const { backend, element } = run();
    const nTextCtx = 20;
    const sequences = sources.length;
    const shape = [sequences, nTextCtx, width];
    const cache = seededNumbers(width, sequences * nTextCtx * width, { element });
    const on = {
      state: sequencesWith(
        run(),
        sources.map((source) => ({ length, source })),
        nTextCtx,
      ),
      cache: tensorWith(run(), shape, cache),
      scratch: backend.tensor("scratch", shape),
    };
    await perform(run(), (verbs) => verbs.reorderCache({ ...on, sequences }));
    const wanted = reorderCacheReference(cache, sources, { nTextCtx, width, length });
    expectSame(await backend.readFloats(on.cache), wanted, "the cache");
  });
});
