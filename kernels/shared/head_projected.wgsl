// y: [rows, heads, width]. Multiplies a head's result with the projection's columns of that head and stores its terms of the
// projected row, those of the first head with bias and residual. load_weight and lane_sum come from snippets.
fn finish_head(lid: u32, row: u32, head: u32, heads: u32) {
  workgroupBarrier();
  for (var first = 0u; first < params.width4; first += WG / LANES) {
    let n = first + lid / LANES;
    let outputs = min(n, params.width4 - 1) * 4 + vec4u(0, 1, 2, 3);
    let at = outputs * params.width4 + head * HEAD4;
    var terms = vec4f();
    for (var d = lid % LANES; d < HEAD4; d += LANES) {
      let part = result[d];
      terms.x += dot(part, load_weight(at.x + d));
      terms.y += dot(part, load_weight(at.y + d));
      terms.z += dot(part, load_weight(at.z + d));
      terms.w += dot(part, load_weight(at.w + d));
    }
    terms = lane_sum(lid, terms);
    if (lid % LANES == 0 && n < params.width4) {
      if (head == 0) { terms += bias[n] + vec4f(residual[row * params.width4 + n]); }
      y[(row * heads + head) * params.width4 + n] = vec4<Elem>(terms);
    }
  }
}
