// Sums over groups of LANES neighbouring invocations (a power of two), by workgroup memory.
override WG: u32 = 128;
override LANES: u32 = 16;
var<workgroup> reduce_scratch: array<vec4f, WG>;
fn lane_sum(lid: u32, value: vec4f) -> vec4f {
  workgroupBarrier();
  reduce_scratch[lid] = value;
  workgroupBarrier();
  for (var stride = LANES / 2; stride > 0; stride /= 2) {
    if (lid % LANES < stride) { reduce_scratch[lid] += reduce_scratch[lid + stride]; }
    workgroupBarrier();
  }
  return reduce_scratch[lid - lid % LANES];
}
