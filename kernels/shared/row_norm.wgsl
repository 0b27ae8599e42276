// Rows of x after LayerNorm, normalised once per workgroup into workgroup memory. ROW4: at least cols / 4.
var<workgroup> normalised: array<vec4f, ROW4>;
fn begin_row(row: u32, lid: u32) {
  let base = row * params.cols4;
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
  let scale = inverseSqrt(dot(lane_sum(lid, squares), vec4f(1.0)) / cols + 1e-5);
  for (var c = lid; c < params.cols4; c += WG) {
    normalised[c] = (vec4f(x[base + c]) - mean) * scale * affine[c] + affine[params.cols4 + c];
  }
  workgroupBarrier();
}
fn load_x(row: u32, c: u32) -> vec4f { return normalised[c]; }
