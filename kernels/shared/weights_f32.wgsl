// Weights as f32. load_weight(i): weights 4i … 4i + 3 of the row-major matrix.
@group(0) @binding(0) var<storage, read> weight: array<vec4f>;
fn load_weight(i: u32) -> vec4f { return weight[i]; }
