// flags[at + (row mod sequences) · stride] = 1 where a row of x [rows, cols] holds what is not finite; else it stays. x is read
// as bits, because a shader may take it that its numbers are finite. A workgroup looks at WG × EACH numbers of a row.
struct Params { cols: u32, at: u32, stride: u32, sequences: u32 }

override WG: u32 = 256;
const EACH = 16u;
const EXPONENT = 0x7f800000u;

@group(0) @binding(0) var<storage, read> x: array<u32>;
@group(0) @binding(1) var<storage, read_write> flags: array<atomic<u32>>;
@group(0) @binding(2) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let row = wid.y * params.cols;
  let first = wid.x * WG * EACH + lid;
  let end = min(first + WG * EACH, params.cols);
  var found = false;
  for (var col = first; col < end; col += WG) { found = found || (x[row + col] & EXPONENT) == EXPONENT; }
  if (found) { atomicStore(&flags[params.at + (wid.y % params.sequences) * params.stride], 1u); }
}
