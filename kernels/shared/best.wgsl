// Over all WG invocations of a workgroup: the highest value with the lowest index that has it, and sums.
const LOWEST = -3.0e38;
var<workgroup> best: array<f32, WG>;
var<workgroup> best_at: array<u32, WG>;

struct Best { value: f32, index: u32 }

fn group_best(lid: u32, value: f32, index: u32) -> Best {
  best[lid] = value;
  best_at[lid] = index;
  workgroupBarrier();
  for (var stride = WG / 2; stride > 0; stride /= 2) {
    if (lid < stride) {
      let other = best[lid + stride];
      if (other > best[lid] || (other == best[lid] && best_at[lid + stride] < best_at[lid])) {
        best[lid] = other;
        best_at[lid] = best_at[lid + stride];
      }
    }
    workgroupBarrier();
  }
  let found = Best(best[0], best_at[0]);
  workgroupBarrier();
  return found;
}

fn group_sum(lid: u32, value: f32) -> f32 {
  best[lid] = value;
  workgroupBarrier();
  for (var stride = WG / 2; stride > 0; stride /= 2) {
    if (lid < stride) { best[lid] += best[lid + stride]; }
    workgroupBarrier();
  }
  let sum = best[0];
  workgroupBarrier();
  return sum;
}
