import { expect, test } from "vitest";
import { describeBackends, perform, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers } from "../testing/data";
import { poolChannels } from "./pool_channels";
import { poolChannelsReference } from "./pool_channels.reference";

// f16 changes nothing: all is f32 whatever the element type.
describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    { batches: 1, frames: 1, channels: 4, left: 0, of: "signed" },
    { batches: 2, frames: 63, channels: 80, left: 2, of: "absolute" },
    { batches: 1, frames: 593, channels: 12, left: 1, of: "signed" },
  ] as const)("%o", async ({ left, ...size }) => {
    const { batches, frames, channels } = size;
    const shape = { ...size, xBatch: (3 * frames + left) * channels, yBatch: (frames + left) * channels };
    const x = seededNumbers(1, batches * shape.xBatch);
    const affine = seededNumbers(2, 2 * channels);
    const y = run().backend.tensor("y", [batches, shape.yBatch], "f32");
    const kernels = await perform(run(), (verbs) =>
      verbs.perform(poolChannels, {
        ...shape,
        x: tensorWith(run(), [x.length], x, "f32"),
        affine: tensorWith(run(), [affine.length], affine, "f32"),
        y,
      }),
    );
    expect(kernels).toEqual(["pool_channels"]);
    const wanted = poolChannelsReference(x, affine, shape);
    expectClose(await run().backend.readFloats(y), wanted, tolerances.f32, "y");
  });
});
