// Rows of attention whose keys were attended to in PARTS parts: [row, head, PARTS, HEAD4 + 1] vectors, the last of which is
// a part's highest score and the sum of its exponentials. One row is put together once per workgroup into workgroup memory.
// ROW4: at least cols / 4.
var<workgroup> merged: array<vec4f, ROW4>;
fn begin_rows(row: u32, last: u32, lid: u32) {
  for (var c = lid; c < params.cols4; c += WG) {
    let first = (row * params.cols4 + c - c % HEAD4) / HEAD4 * PARTS * (HEAD4 + 1);
    var highest = -3.0e38;
    for (var part = 0u; part < PARTS; part++) { highest = max(highest, x[first + part * (HEAD4 + 1) + HEAD4].x); }
    var sum = vec4f();
    var total = 0.0;
    for (var part = 0u; part < PARTS; part++) {
      let at = first + part * (HEAD4 + 1);
      let weight = exp(x[at + HEAD4].x - highest);
      sum += weight * x[at + c % HEAD4];
      total += weight * x[at + HEAD4].y;
    }
    merged[c] = sum / total;
  }
  workgroupBarrier();
}
fn load_x(row: u32, r: u32, c: u32) -> vec4f { return merged[c]; }
