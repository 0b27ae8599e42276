// Log-mel frames: log10 of the mel power of windowed samples, 1e-10 at least. samples: [400 + 160 × (frames − 1)]; y:
// [frames, mels]. Because 16 and 25 have no common factor, a Fourier transform of 400 is 25 of 16 and then 16 of 25 with
// nothing between them (Good 1958, Thomas 1963): sample (25 n1 + 16 n2) mod 400 goes to row n2, and bin k is what row k mod
// 16 of the first stage comes to at k mod 25. One workgroup per two frames, the lanes of its vectors. Tables: tables.ts.
struct Params { frames: u32, mels: u32 }

const WG = 256u;
const FRAME = 400u;
const HOP = 160u;
const SHORT = 16u;
const LONG = 25u;
const HALF = 9u;        // outputs of a transform of 16 real numbers; the others are their conjugates
const BINS = 201u;
const TURNS = 400u;     // in `tables`, behind the window: cosines and sines of 1/16 and then of 1/25 of a turn
const FILTERS = 482u;   // by bin: its weight where a mel falls, and where the next one rises
const FIRST = 884u;     // by mel: the bin with which it begins to rise
const SMALLEST = 1e-10;
const LOG10_OF_2 = 0.30102999566;

@group(0) @binding(0) var<storage, read> samples: array<f32>;
@group(0) @binding(1) var<storage, read> tables: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

var<workgroup> windowed: array<vec2f, FRAME>;             // [25, 16]
var<workgroup> turns: array<vec2f, 41>;
var<workgroup> rows: array<vec4f, 225>;                   // [25, 9]: real parts, then imaginary ones
var<workgroup> power: array<vec2f, BINS>;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let frame = wid.x * 2;
  for (var i = lid; i < FRAME; i += WG) {
    let at = frame * HOP + (LONG * (i % SHORT) + SHORT * (i / SHORT)) % FRAME;
    windowed[i] = vec2f(samples[at], samples[at + HOP]) * tables[i];
  }
  if (lid < SHORT + LONG) { turns[lid] = vec2f(tables[TURNS + 2 * lid], tables[TURNS + 2 * lid + 1]); }
  workgroupBarrier();
  if (lid < LONG * HALF) { rows[lid] = transform16(lid / HALF, lid % HALF); }
  workgroupBarrier();
  if (lid < BINS) {
    let z = transform25(lid);
    power[lid] = z.xy * z.xy + z.zw * z.zw;
  }
  workgroupBarrier();
  for (var mel = lid; mel < params.mels; mel += WG) {
    let value = log2(max(mel_power(mel), vec2f(SMALLEST))) * LOG10_OF_2;
    y[frame * params.mels + mel] = value.x;
    if (frame + 1 < params.frames) { y[(frame + 1) * params.mels + mel] = value.y; }
  }
}

fn transform16(row: u32, bin: u32) -> vec4f {
  var re = vec2f();
  var im = vec2f();
  for (var n = 0u; n < SHORT; n++) {
    let x = windowed[row * SHORT + n];
    let turn = turns[(n * bin) % SHORT];
    re += x * turn.x;
    im -= x * turn.y;
  }
  return vec4f(re, im);
}

// Bin k, or 400 − k, which has the same power, where the row of k is not there.
fn transform25(k: u32) -> vec4f {
  let bin = select(k, FRAME - k, k % SHORT >= HALF);
  let column = bin % SHORT;
  let step = bin % LONG;
  var re = vec2f();
  var im = vec2f();
  var angle = 0u;
  for (var n = 0u; n < LONG; n++) {
    let x = rows[n * HALF + column];
    let turn = turns[SHORT + angle];
    re += x.xy * turn.x + x.zw * turn.y;
    im += x.zw * turn.x - x.xy * turn.y;
    angle = (angle + step) % LONG;
  }
  return vec4f(re, im);
}

fn mel_power(mel: u32) -> vec2f {
  let top = u32(tables[FIRST + mel + 1]);
  let end = u32(tables[FIRST + mel + 2]);
  var sum = vec2f();
  for (var k = u32(tables[FIRST + mel]); k < top; k++) { sum += power[k] * tables[FILTERS + 2 * k + 1]; }
  for (var k = top; k < end; k++) { sum += power[k] * tables[FILTERS + 2 * k]; }
  return sum;
}
