// Rows of x after LayerNorm, normalised once per workgroup into workgroup memory, as many at a time as there are lane groups.
// ROW4: at least cols / 4.
var<workgroup> normalised: array<vec4f, ROW4 * ROWS>;
fn begin_rows(first: u32, last: u32, lid: u32) {
  let together = min(ROWS, WG / LANES);
  let share = WG / together;
  for (var done = 0u; done < ROWS; done += together) {
    let r = done + lid / share;
    let base = min(first + r, last) * params.cols4;
    let statistics = row_statistics(lid, base);
    for (var c = lid % share; c < params.cols4; c += share) {
      normalised[r * ROW4 + c] = (vec4f(x[base + c]) - statistics.x) * statistics.y * affine[c] + affine[params.cols4 + c];
    }
  }
  workgroupBarrier();
}
fn load_x(row: u32, r: u32, c: u32) -> vec4f { return normalised[r * ROW4 + c]; }
