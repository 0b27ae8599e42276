import { expect } from "vitest";

/** Largest error that a back end's result may have, relative to the largest wanted number. */
export const tolerances = { f32: 2e-5, f16: 2e-3 } as const;

/** Fails unless every number is within `tolerance` of the largest wanted one; not a number is never within. */
export function expectClose(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  expect(found.length, `${what}: length`).toBe(wanted.length);
  let scale = 0;
  for (let i = 0; i < wanted.length; i++) scale = Math.max(scale, Math.abs(wanted[i] as number));
  let worst = 0;
  let at = -1;
  for (let i = 0; i < wanted.length; i++) {
    const error = Math.abs((found[i] as number) - (wanted[i] as number));
    if (error <= worst) continue;
    worst = error;
    at = i;
    if (Number.isNaN(error)) break;
  }
  const detail = at < 0 ? "" : ` at ${at}: ${found[at]}, wanted ${wanted[at]}`;
  expect(worst <= tolerance * scale, `${what}: off by ${worst / scale} of scale${detail}`).toBe(true);
}

/** Fails unless all numbers are the same, bit for bit but for the sign of zero. */
export function expectSame(found: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  expect(found.length, `${what}: length`).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    if (found[i] !== wanted[i]) expect.fail(`${what}: ${found[i]} at ${i}, wanted ${wanted[i]}`);
  }
}
