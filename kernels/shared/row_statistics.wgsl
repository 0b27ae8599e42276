// LayerNorm's mean and scale of the row of x that begins at `base`, by LANES invocations; both are valid in all of them.
fn row_statistics(lid: u32, base: u32) -> vec2f {
  let lane = lid % LANES;
  let cols = f32(params.cols4 * 4);
  var sum = vec4f();
  for (var c = lane; c < params.cols4; c += LANES) { sum += vec4f(x[base + c]); }
  let mean = dot(lane_sum(lid, sum), vec4f(1.0)) / cols;
  var squares = vec4f();
  for (var c = lane; c < params.cols4; c += LANES) {
    let d = vec4f(x[base + c]) - mean;
    squares += d * d;
  }
  return vec2f(mean, inverseSqrt(dot(lane_sum(lid, squares), vec4f(1.0)) / cols + 1e-5));
}
