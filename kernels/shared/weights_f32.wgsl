// Weights as f32. load_weight(i): weights 4i … 4i + 3 of the row-major matrix; fetch_weight brings what unpack_weight makes them of.
@group(0) @binding(0) var<storage, read> weight: array<vec4f>;
alias Packed = vec4f;
fn fetch_weight(i: u32) -> Packed { return weight[i]; }
fn unpack_weight(packed: Packed, i: u32) -> vec4f { return packed; }
fn load_weight(i: u32) -> vec4f { return weight[i]; }
