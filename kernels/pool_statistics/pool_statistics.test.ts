import { expect, test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers, seededRandom } from "../testing/data";
import { poolStatistics } from "./pool_statistics";
import { poolStatisticsReference } from "./pool_statistics.reference";

// f16 changes nothing: all is f32 whatever the element type.
describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    { choices: 1, rows: 1, frames: 2, channels: 4 },
    { choices: 3, rows: 5, frames: 125, channels: 36 },
    { choices: 2, rows: 10, frames: 31, channels: 256 },
  ])("%o, a choice of no frame among them", async (size) => {
    const { choices, rows, frames, channels } = size;
    const shape = { ...size, xOffset: 2 * channels, xRow: (frames + 2) * channels };
    const x = seededNumbers(1, shape.xOffset + rows * shape.xRow);
    const random = seededRandom(2);
    const weights = Float32Array.from({ length: choices * frames }, (_, i) =>
      choices > 1 && i < frames ? 0 : Math.round(4 * random()) / 4,
    );
    const y = run().backend.tensor("y", [choices, 2, rows, channels], "f32");
    const kernels = await perform(run(), (verbs) =>
      verbs.perform(poolStatistics, {
        ...shape,
        x: tensorWith(run(), [x.length], x, "f32"),
        weights: tensorWith(run(), [weights.length], weights, "f32"),
        y,
      }),
    );
    expect(kernels).toEqual(["pool_statistics"]);
    const wanted = poolStatisticsReference(x, weights, shape);
    expectClose(await run().backend.readFloats(y), wanted, tolerances.f32, "y");
  });
});
