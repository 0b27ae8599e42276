// flags[at + (row mod sequences) · stride] = 1 where a row of x [rows, cols] holds what is not finite; else it stays. A unit of
// work is a flag.

@unmanaged
export class CheckFinite {
  x: usize;
  flags: usize;
  at: i32;
  stride: i32;
  sequences: i32;
  rows: i32;
  cols: i32;
}

/** All of its bits are set in what is not finite. */
const EXPONENT: i32 = 0x7f800000;

export function checkFinite(call: CheckFinite, from: i32, to: i32): void {
  for (let flag = from; flag < to; flag++) {
    for (let row = flag; row < call.rows; row += call.sequences) {
      if (areFinite(call.x + ((<usize>row * call.cols) << 2), call.cols)) continue;
      store<i32>(call.flags + ((<usize>(call.at + flag * call.stride)) << 2), 1);
    }
  }
}

function areFinite(row: usize, cols: i32): bool {
  const exponent = i32x4.splat(EXPONENT);
  const end = row + ((<usize>cols) << 2);
  let found = i32x4.splat(0);
  let at = row;
  for (; at + 16 <= end; at += 16) {
    found = v128.or(found, i32x4.eq(v128.and(v128.load(at), exponent), exponent));
  }
  if (v128.any_true(found)) return false;
  for (; at < end; at += 4) if ((load<i32>(at) & EXPONENT) == EXPONENT) return false;
  return true;
}
