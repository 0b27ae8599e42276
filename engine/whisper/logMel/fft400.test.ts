import { expect, test } from "vitest";
import { nBins, nFft } from "./constants";
import { PowerSpectrum400, sampleOrder } from "./fft400";

/** The definition, in f64. */
function slowPower(x: Float32Array): Float64Array {
  return Float64Array.from({ length: nBins }, (_, k) => {
    let re = 0;
    let im = 0;
    for (let n = 0; n < nFft; n++) {
      re += x[n]! * Math.cos((2 * Math.PI * ((k * n) % nFft)) / nFft);
      im -= x[n]! * Math.sin((2 * Math.PI * ((k * n) % nFft)) / nFft);
    }
    return re * re + im * im;
  });
}

function powerOf(x: Float32Array, from: number): Float64Array {
  const power = new Float64Array(nBins);
  new PowerSpectrum400().compute(x, from, new Float64Array(nFft).fill(1), power);
  return power;
}

test("equals the definition for pseudo-random samples, from any offset", () => {
  let seed = 1;
  const x = Float32Array.from({ length: nFft + 7 }, () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647 - 0.5;
  });
  const got = powerOf(x, 7);
  const want = slowPower(x.subarray(7));
  expect(Math.max(...got.map((p, k) => Math.abs(p - want[k]!)))).toBeLessThan(1e-10);
});

test("equals the definition for every single impulse", () => {
  for (let at = 0; at < nFft; at += 13) {
    const x = new Float32Array(nFft);
    x[at] = 1;
    expect(Math.max(...powerOf(x, 0).map((p) => Math.abs(p - 1)))).toBeLessThan(1e-12);
  }
});

test("a cosine is one bin", () => {
  for (const k of [1, 16, 25, 99, 144, 199]) {
    const power = powerOf(
      Float32Array.from({ length: nFft }, (_, n) => Math.cos((2 * Math.PI * k * n) / nFft)),
      0,
    );
    expect(power.indexOf(Math.max(...power))).toBe(k);
    expect(power[k]).toBeCloseTo(200 ** 2, 1);
  }
});

test("the sample order is a permutation", () => {
  expect(new Set(sampleOrder).size).toBe(nFft);
});
