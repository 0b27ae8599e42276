// A step of an LSTM of 128 units, whose gates lie together: in, forget, candidate, out. Weights from what the units said last
// lie in panels of 32 outputs, eight units: [16, 128, 32].
import { madd, sigmoid4, tanh4 } from "./simd.wasm";

const BYTES: usize = 512;
/** Bytes of a panel, and panels of all units. */
export const PANEL: usize = 16384;
export const PANELS: usize = 16;

/** Eight units hear all of what was said, renew their cells, and say something. */
export function hearPanel(panel: usize, said: usize, gates: usize, cells: usize, says: usize): void {
  let s0 = v128.load(gates);
  let s1 = v128.load(gates, 16);
  let s2 = v128.load(gates, 32);
  let s3 = v128.load(gates, 48);
  let s4 = v128.load(gates, 64);
  let s5 = v128.load(gates, 80);
  let s6 = v128.load(gates, 96);
  let s7 = v128.load(gates, 112);
  let w = panel;
  for (let i: usize = 0; i < BYTES; i += 8) {
    let x = v128.load32_splat(said + i);
    s0 = madd(x, v128.load(w), s0);
    s1 = madd(x, v128.load(w, 16), s1);
    s2 = madd(x, v128.load(w, 32), s2);
    s3 = madd(x, v128.load(w, 48), s3);
    s4 = madd(x, v128.load(w, 64), s4);
    s5 = madd(x, v128.load(w, 80), s5);
    s6 = madd(x, v128.load(w, 96), s6);
    s7 = madd(x, v128.load(w, 112), s7);
    x = v128.load32_splat(said + i, 4);
    s0 = madd(x, v128.load(w, 128), s0);
    s1 = madd(x, v128.load(w, 144), s1);
    s2 = madd(x, v128.load(w, 160), s2);
    s3 = madd(x, v128.load(w, 176), s3);
    s4 = madd(x, v128.load(w, 192), s4);
    s5 = madd(x, v128.load(w, 208), s5);
    s6 = madd(x, v128.load(w, 224), s6);
    s7 = madd(x, v128.load(w, 240), s7);
    w += 256;
  }
  renew4(s0, s1, s2, s3, cells, says);
  renew4(s4, s5, s6, s7, cells + 16, says + 16);
}

/** Four units, whose gates come a vector each. */
function renew4(a: v128, b: v128, c: v128, d: v128, cells: usize, says: usize): void {
  const lowAb = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const highAb = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const lowCd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const highCd = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  const enter = sigmoid4(v128.shuffle<i64>(lowAb, lowCd, 0, 2));
  const keep = sigmoid4(v128.shuffle<i64>(lowAb, lowCd, 1, 3));
  const candidate = tanh4(v128.shuffle<i64>(highAb, highCd, 0, 2));
  const leave = sigmoid4(v128.shuffle<i64>(highAb, highCd, 1, 3));
  const cell = madd(keep, v128.load(cells), f32x4.mul(enter, candidate));
  v128.store(cells, cell);
  v128.store(says, f32x4.mul(leave, tanh4(cell)));
}
