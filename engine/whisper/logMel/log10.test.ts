import { expect, test } from "vitest";
import { log10InPlace } from "./log10";

test("equals Math.log10 within 1e-10 over every mantissa entry and 400 orders of magnitude", () => {
  const x = Float64Array.from({ length: 50000 }, (_, i) => 10 ** (((i * 0.61803398875) % 1) * 400 - 200));
  const got = Float64Array.from(x);
  log10InPlace(got, new Int32Array(got.buffer));
  for (let i = 0; i < x.length; i++) {
    if (!(Math.abs(got[i]! - Math.log10(x[i]!)) < 1e-10)) expect.fail(`log10(${x[i]}) = ${got[i]}`);
  }
});
