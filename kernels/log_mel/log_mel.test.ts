import { expect, test } from "vitest";
import { describeBackends, perform, type Run, tensorWith } from "../testing/backends";
import { expectClose, tolerances } from "../testing/compare";
import { seededNumbers, seededRandom } from "../testing/data";
import { logMel } from "./log_mel";
import { logMelReference } from "./log_mel.reference";
import { type MelTriangles, melFrame, packMelTables } from "./tables";

/** Seeded triangles, some of them so narrow that they hold no bin. */
function triangles(mels: number): MelTriangles {
  const random = seededRandom(mels);
  const weights = () => Float32Array.from({ length: melFrame.bins }, () => 0.1 * random());
  const edges = Array.from({ length: mels }, () => Math.floor(random() * (melFrame.bins + 1))).sort((a, b) => a - b);
  return { firstBin: [0, ...edges, melFrame.bins], falling: weights(), rising: weights() };
}

async function framesOf(run: Run, samples: Float32Array<ArrayBuffer>, mels: number): Promise<Float32Array> {
  const frames = (samples.length - melFrame.samples) / melFrame.hop + 1;
  const packed = packMelTables(triangles(mels));
  const tables = tensorWith(run, [packed.length], packed, "f32");
  const y = run.backend.tensor("y", [frames, mels], "f32");
  const from = tensorWith(run, [samples.length], samples, "f32");
  const kernels = await perform(run, (verbs) => verbs.perform(logMel, { samples: from, tables, y, frames, mels }));
  expect(kernels).toEqual(["log_mel"]);
  return run.backend.readFloats(y);
}

function lengthOf(frames: number): number {
  return melFrame.samples + melFrame.hop * (frames - 1);
}

// f16 changes nothing: all is f32 whatever the element type.
describeBackends({ f32: { element: "f32" }, f16: { element: "f16" } }, (run) => {
  test.each([
    [1, 80],
    [2, 128],
    [3, 4],
    [4, 80],
    [5, 80],
    [7, 128],
    [101, 80],
  ])("%i frames of %i mels", async (frames, mels) => {
    const samples = seededNumbers(frames, lengthOf(frames), { scale: 0.1 });
    expectClose(
      await framesOf(run(), samples, mels),
      logMelReference(samples, triangles(mels)),
      tolerances.f32,
      "frames",
    );
  });

  test("tones, each in its bin, down to a hundred-millionth of the loudest, and silence", async () => {
    const samples = new Float32Array(lengthOf(26));
    for (const [i, bin] of [0, 1, 16, 25, 99, 144, 200].entries()) {
      for (let n = i * 400; n < (i + 1) * 400; n++) samples[n] = 0.5 * Math.cos((2 * Math.PI * bin * n) / 400);
    }
    const wanted = logMelReference(samples, triangles(80));
    expect(wanted.at(-1)).toBe(-10);
    const floor = Math.max(...wanted) - 8;
    const audible = (frames: ArrayLike<number>) => Array.from(frames, (value) => Math.max(value, floor));
    expectClose(audible(await framesOf(run(), samples, 80)), audible(wanted), tolerances.f32, "frames");
  });
});
