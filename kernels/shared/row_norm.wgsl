// Rows after LayerNorm, each the sum of params.terms rows of x: [row, terms, cols]. Normalised once per workgroup into workgroup
// memory. ROW4: at least cols / 4. lane_sum comes from a reduce_*.wgsl.
var<workgroup> normalised: array<vec4f, ROW4>;
fn begin_row(row: u32, lid: u32) {
  for (var c = lid; c < params.cols4; c += WG) {
    var value = vec4f();
    for (var term = 0u; term < params.terms; term++) { value += vec4f(x[(row * params.terms + term) * params.cols4 + c]); }
    normalised[c] = value;
  }
  workgroupBarrier();
  let lane = lid % LANES;
  let cols = f32(params.cols4 * 4);
  var sum = vec4f();
  for (var c = lane; c < params.cols4; c += LANES) { sum += normalised[c]; }
  let mean = dot(lane_sum(lid, sum), vec4f(1.0)) / cols;
  var squares = vec4f();
  for (var c = lane; c < params.cols4; c += LANES) {
    let d = normalised[c] - mean;
    squares += d * d;
  }
  let scale = inverseSqrt(dot(lane_sum(lid, squares), vec4f(1.0)) / cols + 1e-5);
  workgroupBarrier();
  for (var c = lid; c < params.cols4; c += WG) {
    normalised[c] = (normalised[c] - mean) * scale * affine[c] + affine[params.cols4 + c];
  }
  workgroupBarrier();
}
fn load_x(row: u32, c: u32) -> vec4f { return normalised[c]; }
