// y[token, key] = the mean over the heads of the medians of seven neighbours, mirrored at the row's ends, for sizes[0] tokens and
// the first sizes[1] keys, so many to a row of y. x: [most, heads, keys]. A unit of work is a token.

@unmanaged
export class MedianMean {
  /** Tokens, then keys of each. */
  sizes: usize;
  x: usize;
  y: usize;
  keys: i32;
  heads: i32;
}

/** Bytes of three numbers. */
const REACH: usize = 12;

/** Scratch: a row with three numbers on either side of it, and the sums of the heads. */
export function medianMean(call: MedianMean, from: i32, to: i32, scratch: usize): void {
  const cols = load<i32>(call.sizes, 4);
  const bytes = (<usize>cols) << 2;
  const sums = scratch + (((<usize>call.keys) << 2) + 2 * REACH + 8);
  const share = f32x4.splat(<f32>1 / <f32>call.heads);
  const rows = min(to, load<i32>(call.sizes));
  for (let row = from; row < rows; row++) {
    memory.fill(sums, 0, bytes + 16);
    for (let head = 0; head < call.heads; head++) {
      const x = call.x + ((<usize>(row * call.heads + head) * call.keys) << 2);
      memory.copy(scratch + REACH, x, bytes);
      if (cols > 3) mirror(scratch, bytes);
      for (let at: usize = 0; at < bytes; at += 16) {
        const smooth = cols > 3 ? median(scratch + at) : v128.load(scratch + at, REACH);
        v128.store(sums + at, f32x4.add(v128.load(sums + at), smooth));
      }
    }
    for (let at: usize = 0; at < bytes; at += 16) v128.store(sums + at, f32x4.mul(v128.load(sums + at), share));
    memory.copy(call.y + <usize>row * bytes, sums, bytes);
  }
}

/** Writes what a row of more than three numbers has before it and behind it. */
function mirror(padded: usize, bytes: usize): void {
  for (let i: usize = 4; i <= REACH; i += 4) {
    store<f32>(padded + REACH - i, load<f32>(padded + REACH + i));
    store<f32>(padded + REACH + bytes - 4 + i, load<f32>(padded + REACH + bytes - 4 - i));
  }
}

/**
 * The medians of seven numbers from an address on, and of seven from each of the three that follow. The least and the greatest of
 * any five of them lie on either side of it and are left out; so are those of the three that are left and one more.
 */
function median(at: usize): v128 {
  const a = v128.load(at);
  const b = v128.load(at, 4);
  const c = v128.load(at, 8);
  const d = v128.load(at, 12);
  const lows = f32x4.pmax(f32x4.pmin(a, b), f32x4.pmin(c, d));
  const highs = f32x4.pmin(f32x4.pmax(a, b), f32x4.pmax(c, d));
  const least = f32x4.pmin(f32x4.pmin(a, b), f32x4.pmin(c, d));
  const greatest = f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(c, d));
  const inner = f32x4.pmin(greatest, f32x4.pmax(least, v128.load(at, 16)));
  const next = v128.load(at, 20);
  const low = f32x4.pmax(f32x4.pmin(lows, highs), f32x4.pmin(inner, next));
  const high = f32x4.pmin(f32x4.pmax(lows, highs), f32x4.pmax(inner, next));
  const last = f32x4.pmax(f32x4.pmin(low, high), v128.load(at, 24));
  return f32x4.pmin(f32x4.pmax(low, high), last);
}
