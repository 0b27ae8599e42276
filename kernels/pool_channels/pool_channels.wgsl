// Over three positions the largest number of each channel, brought to mean 0 and variance 1 over its time, weighed, then a leaky
// ReLU of 0.01. x: [batches, 3 · frames …, channels], y: [batches, frames …, channels], affine: [2, channels]. A workgroup
// has four channels of a batch.
struct Params { frames: u32, channels4: u32, x_batch4: u32, y_batch4: u32, rectify: u32 }

const WG = 64u;

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> affine: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(3) var<uniform> params: Params;

var<workgroup> sums: array<vec4f, WG>;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let x_base = wid.y * params.x_batch4 + wid.x;
  let y_base = wid.y * params.y_batch4 + wid.x;
  let frames = f32(params.frames);
  var sum = vec4f();
  for (var frame = lid; frame < params.frames; frame += WG) { sum += largest(x_base, frame); }
  let mean = group_sum(lid, sum) / frames;
  var squares = vec4f();
  for (var frame = lid; frame < params.frames; frame += WG) {
    let d = largest(x_base, frame) - mean;
    squares += d * d;
  }
  let scale = affine[wid.x] * inverseSqrt(group_sum(lid, squares) / frames + 1e-5);
  let bias = affine[params.channels4 + wid.x];
  for (var frame = lid; frame < params.frames; frame += WG) {
    let value = (largest(x_base, frame) - mean) * scale + bias;
    y[y_base + frame * params.channels4] = max(value, 0.01 * value);
  }
}

fn largest(base: u32, frame: u32) -> vec4f {
  let at = base + 3 * frame * params.channels4;
  return max(max(seen(at), seen(at + params.channels4)), seen(at + 2 * params.channels4));
}

fn seen(at: u32) -> vec4f {
  let value = x[at];
  return select(value, abs(value), params.rectify == 1);
}

fn group_sum(lid: u32, value: vec4f) -> vec4f {
  sums[lid] = value;
  workgroupBarrier();
  for (var stride = WG / 2; stride > 0; stride /= 2) {
    if (lid < stride) { sums[lid] += sums[lid + stride]; }
    workgroupBarrier();
  }
  let total = sums[0];
  workgroupBarrier();
  return total;
}
