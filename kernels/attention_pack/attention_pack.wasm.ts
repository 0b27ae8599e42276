// Keys and values of the encoder's attention as panels of eight columns, head after head, so that both of its products are
// matrix multiplications: keys [keys / 8, head, 8], values [head / 8, keys padded, 8]. A unit of work is a head of a window.
@unmanaged
export class Attention {
  /** [batches × keys, 3 × heads × headWidth]: query, key, value. */
  qkv: usize;
  /** [batches × heads, 2, keys padded, headWidth]. */
  panels: usize;
  /** [batches × queries, heads × headWidth]. */
  y: usize;
  heads: i32;
  keys: i32;
  headWidth: i32;
  /** The first row of a window that asks, and how many do: y has as many. */
  first: i32;
  queries: i32;
}

/** Keys with those that fill the last panel, whose numbers stay zero. */
export function paddedKeys(call: Attention): usize {
  return (<usize>call.keys + 7) & ~7;
}

export function attentionPack(call: Attention, from: i32, to: i32): void {
  const width = <usize>call.headWidth;
  const row = (<usize>call.heads * 3 * width) << 2;
  for (let unit = from; unit < to; unit++) {
    const window = unit / call.heads;
    const head = unit % call.heads;
    const key = call.qkv + <usize>window * call.keys * row + ((<usize>(call.heads + head) * width) << 2);
    const value = key + ((<usize>call.heads * width) << 2);
    const panels = call.panels + ((<usize>unit * 2 * paddedKeys(call) * width) << 2);
    packKeys(key, row, panels, call);
    packValues(value, row, panels + ((paddedKeys(call) * width) << 2), call);
  }
}

function packKeys(from: usize, row: usize, to: usize, call: Attention): void {
  const width = <usize>call.headWidth;
  for (let key = 0; key < call.keys; key++) {
    const k = from + key * row;
    const panel = to + ((<usize>(key >> 3) * width * 8 + (key & 7)) << 2);
    for (let d: usize = 0; d < width; d++) store<f32>(panel + (d << 5), load<f32>(k + (d << 2)));
  }
}

function packValues(from: usize, row: usize, to: usize, call: Attention): void {
  const panels = <usize>call.headWidth >> 3;
  const stride = paddedKeys(call) << 5;
  for (let key = 0; key < call.keys; key++) {
    const v = from + key * row;
    const place = to + ((<usize>key) << 5);
    for (let panel: usize = 0; panel < panels; panel++) {
      v128.store(place + panel * stride, v128.load(v + (panel << 5)));
      v128.store(place + panel * stride, v128.load(v + (panel << 5), 16), 16);
    }
  }
}
