// Rows of x after LayerNorm, normalised once per workgroup into workgroup memory. ROW4: at least cols / 4.
var<workgroup> normalised: array<vec4f, ROW4>;
fn begin_row(row: u32, lid: u32) {
  let base = row * params.cols4;
  let statistics = row_statistics(lid, base);
  for (var c = lid; c < params.cols4; c += WG) {
    normalised[c] = (vec4f(x[base + c]) - statistics.x) * statistics.y * affine[c] + affine[params.cols4 + c];
  }
  workgroupBarrier();
}
fn load_x(row: u32, c: u32) -> vec4f { return normalised[c]; }
