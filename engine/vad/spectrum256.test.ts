import { expect, test } from "vitest";
import { seededNumbers } from "../../kernels/testing/data";
import { frameBins, frameLength, Spectrum256 } from "./spectrum256";

const window = Float64Array.from({ length: frameLength }, (_, n) => Math.sin((Math.PI * (n + 0.5)) / frameLength));

/** The definition. */
function slowMagnitude(samples: Float64Array, from: number, k: number): number {
  let re = 0;
  let im = 0;
  for (let n = 0; n < frameLength; n++) {
    const angle = (2 * Math.PI * ((k * n) % frameLength)) / frameLength;
    re += samples[from + n]! * window[n]! * Math.cos(angle);
    im -= samples[from + n]! * window[n]! * Math.sin(angle);
  }
  return Math.hypot(re, im);
}

test("equals the definition for both frames, and leaves the other places alone", () => {
  const samples = Float64Array.from(seededNumbers(1, 400));
  const out = new Float64Array(4 * frameBins).fill(-1);
  new Spectrum256(window).compute(samples, 3, 140, { out, at: 2, stride: 4 });
  for (let k = 0; k < frameBins; k++) {
    expect(out[4 * k]).toBe(-1);
    expect(out[4 * k + 1]).toBe(-1);
    expect(out[4 * k + 2]).toBeCloseTo(slowMagnitude(samples, 3, k), 10);
    expect(out[4 * k + 3]).toBeCloseTo(slowMagnitude(samples, 140, k), 10);
  }
});
