// Sums over groups of LANES neighbouring invocations (a power of two, at most the subgroup size), by subgroup shuffles.
override WG: u32 = 128;
override LANES: u32 = 16;
fn lane_sum(lid: u32, value: vec4f) -> vec4f {
  var sum = value;
  for (var mask = LANES / 2; mask > 0; mask /= 2) { sum += subgroupShuffleXor(sum, mask); }
  return sum;
}
