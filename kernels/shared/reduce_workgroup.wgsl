// Sums over groups of LANES neighbouring invocations (a power of two), by workgroup memory.
override WG: u32 = 64;
override LANES: u32 = 16;
var<workgroup> reduce_scratch: array<f32, WG>;
fn lane_sum(lid: u32, value: f32) -> f32 {
  workgroupBarrier();
  reduce_scratch[lid] = value;
  workgroupBarrier();
  for (var stride = LANES / 2; stride > 0; stride /= 2) {
    if (lid % LANES < stride) { reduce_scratch[lid] += reduce_scratch[lid + stride]; }
    workgroupBarrier();
  }
  return reduce_scratch[lid - lid % LANES];
}
