// y: [rows, width]. Stores a head's result.
fn finish_head(lid: u32, row: u32, head: u32, heads: u32) {
  if (lid < HEAD4) { y[row * params.width4 + head * HEAD4 + lid] = vec4<Elem>(result[lid]); }
}
