// The same product as matmul.wgsl without workgroup memory: each invocation makes an 8 × 8 tile straight from storage.
// For software adapters, which run this several times faster than tiles with barriers; the rows are written out one by
// one, because arrays in registers are slow there too.
struct Params {
  rows: u32, outputs: u32, cols4: u32,
  x_row4: u32, x_batch4: u32, y_batch: u32, y_offset: u32, residual_batch: u32,
  bias: u32, gelu: u32, residual: u32,
}

override WG: u32 = 64;

@group(0) @binding(1) var<storage, read> x: array<vec4<Elem>>;
@group(0) @binding(2) var<storage, read> bias: array<f32>;
@group(0) @binding(3) var<storage, read> residual: array<Elem>;
@group(0) @binding(4) var<storage, read_write> y: array<Out>;
@group(0) @binding(5) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let m0 = (wid.x * WG + lid) * 8;
  let n0 = wid.y * 8;
  if (m0 >= params.rows) { return; }
  // where rows of x and of the weights begin; those beyond the last repeat it and are not stored
  let x_rows0 = wid.z * params.x_batch4 + min(vec4u(m0) + vec4u(0, 1, 2, 3), vec4u(params.rows - 1)) * params.x_row4;
  let x_rows1 = wid.z * params.x_batch4 + min(vec4u(m0) + vec4u(4, 5, 6, 7), vec4u(params.rows - 1)) * params.x_row4;
  let left = min(vec4u(n0) + vec4u(0, 1, 2, 3), vec4u(params.outputs - 1)) * params.cols4;
  let right = min(vec4u(n0) + vec4u(4, 5, 6, 7), vec4u(params.outputs - 1)) * params.cols4;
  var left0 = vec4f();
  var right0 = vec4f();
  var left1 = vec4f();
  var right1 = vec4f();
  var left2 = vec4f();
  var right2 = vec4f();
  var left3 = vec4f();
  var right3 = vec4f();
  var left4 = vec4f();
  var right4 = vec4f();
  var left5 = vec4f();
  var right5 = vec4f();
  var left6 = vec4f();
  var right6 = vec4f();
  var left7 = vec4f();
  var right7 = vec4f();
  for (var k = 0u; k < params.cols4; k++) {
    let l = mat4x4f(load_weight(left.x + k), load_weight(left.y + k), load_weight(left.z + k), load_weight(left.w + k));
    let r = mat4x4f(load_weight(right.x + k), load_weight(right.y + k), load_weight(right.z + k), load_weight(right.w + k));
    let x0 = vec4f(x[x_rows0.x + k]);
    left0 += x0 * l;
    right0 += x0 * r;
    let x1 = vec4f(x[x_rows0.y + k]);
    left1 += x1 * l;
    right1 += x1 * r;
    let x2 = vec4f(x[x_rows0.z + k]);
    left2 += x2 * l;
    right2 += x2 * r;
    let x3 = vec4f(x[x_rows0.w + k]);
    left3 += x3 * l;
    right3 += x3 * r;
    let x4 = vec4f(x[x_rows1.x + k]);
    left4 += x4 * l;
    right4 += x4 * r;
    let x5 = vec4f(x[x_rows1.y + k]);
    left5 += x5 * l;
    right5 += x5 * r;
    let x6 = vec4f(x[x_rows1.z + k]);
    left6 += x6 * l;
    right6 += x6 * r;
    let x7 = vec4f(x[x_rows1.w + k]);
    left7 += x7 * l;
    right7 += x7 * r;
  }
  store(wid.z, m0 + 0, n0, left0);
  store(wid.z, m0 + 0, n0 + 4, right0);
  store(wid.z, m0 + 1, n0, left1);
  store(wid.z, m0 + 1, n0 + 4, right1);
  store(wid.z, m0 + 2, n0, left2);
  store(wid.z, m0 + 2, n0 + 4, right2);
  store(wid.z, m0 + 3, n0, left3);
  store(wid.z, m0 + 3, n0 + 4, right3);
  store(wid.z, m0 + 4, n0, left4);
  store(wid.z, m0 + 4, n0 + 4, right4);
  store(wid.z, m0 + 5, n0, left5);
  store(wid.z, m0 + 5, n0 + 4, right5);
  store(wid.z, m0 + 6, n0, left6);
  store(wid.z, m0 + 6, n0 + 4, right6);
  store(wid.z, m0 + 7, n0, left7);
  store(wid.z, m0 + 7, n0 + 4, right7);
}

// Finishes and stores four neighbouring columns of a row.
fn store(batch: u32, m: u32, n0: u32, sums: vec4f) {
  if (m >= params.rows) { return; }
  for (var j = 0u; j < 4; j++) {
    let n = n0 + j;
    if (n >= params.outputs) { return; }
    var value = sums[j];
    if (params.bias == 1) { value += bias[n]; }
    if (params.gelu == 1) { value = gelu(value); }
    let position = m * params.outputs + n;
    if (params.residual == 1) { value += f32(residual[batch * params.residual_batch + position]); }
    y[params.y_offset + batch * params.y_batch + position] = Out(value);
  }
}
