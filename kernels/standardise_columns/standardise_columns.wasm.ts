// In place: a head's numbers at a key become how many standard deviations they lie above the mean of all tokens, for the first
// sizes[1] keys and up to three more. x: [most, heads, keys], of which sizes[0] tokens are looked at. A unit of work is four keys.

@unmanaged
export class StandardiseColumns {
  /** Tokens, then keys of each. */
  sizes: usize;
  x: usize;
  keys: i32;
  heads: i32;
}

export function standardiseColumns(call: StandardiseColumns, from: i32, to: i32): void {
  const cols = load<i32>(call.sizes, 4);
  const stride = (<usize>(call.heads * call.keys)) << 2;
  const tokens = load<i32>(call.sizes);
  for (let unit = from; unit < to; unit++) {
    if ((unit << 2) % call.keys < cols) standardise(call.x + (unit << 4), stride, tokens);
  }
}

/** Four columns. Counted from the first: where all are the same, each is the mean to the last bit. */
function standardise(x: usize, stride: usize, tokens: i32): void {
  const end = x + <usize>tokens * stride;
  const share = f32x4.splat(<f32>1 / <f32>tokens);
  const base = v128.load(x);
  let mean = f32x4.splat(0);
  for (let at = x; at < end; at += stride) mean = f32x4.add(mean, f32x4.sub(v128.load(at), base));
  mean = f32x4.add(base, f32x4.mul(mean, share));
  let variance = f32x4.splat(0);
  for (let at = x; at < end; at += stride) {
    const off = f32x4.sub(v128.load(at), mean);
    variance = f32x4.add(variance, f32x4.mul(off, off));
    v128.store(at, off);
  }
  const deviation = f32x4.sqrt(f32x4.mul(variance, share));
  const scale = v128.and(f32x4.div(f32x4.splat(1), deviation), f32x4.ne(deviation, f32x4.splat(0)));
  for (let at = x; at < end; at += stride) v128.store(at, f32x4.mul(v128.load(at), scale));
}
