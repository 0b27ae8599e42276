// A layer of an LSTM of 128 units, one workgroup for each batch and direction: a unit has two invocations, each of which weighs
// half of what all units said last. gates: [batches, steps, 2, 128, 4]; y: [batches, steps, 2, 128]; weight: for each
// direction [16 panels, 128 inputs, 8 units, 4]. From shared/gates.wgsl: sigmoid, tangent.
struct Params { steps: u32 }

const WG = 256u;
const UNITS = 128u;
const HALF = 64u;
const PANEL4 = 8u;       // units of a panel

@group(0) @binding(0) var<storage, read> weight: array<vec4f>;
@group(0) @binding(1) var<storage, read> gates: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

var<workgroup> said: array<f32, UNITS>;
var<workgroup> sums: array<vec4f, WG>;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let unit = lid % UNITS;
  let from_unit = (lid / UNITS) * HALF;
  let at = wid.x * UNITS * UNITS + ((unit / PANEL4) * UNITS + from_unit) * PANEL4 + unit % PANEL4;
  var cell = 0.0;
  if (lid < UNITS) { said[unit] = 0; }
  workgroupBarrier();
  for (var i = 0u; i < params.steps; i++) {
    let step = select(i, params.steps - 1 - i, wid.x == 1);
    let place = ((wid.y * params.steps + step) * 2 + wid.x) * UNITS + unit;
    var sum = select(vec4f(), gates[place], lid < UNITS);
    for (var j = 0u; j < HALF; j += 4) {
      sum += weight[at + j * PANEL4] * said[from_unit + j];
      sum += weight[at + (j + 1) * PANEL4] * said[from_unit + j + 1];
      sum += weight[at + (j + 2) * PANEL4] * said[from_unit + j + 2];
      sum += weight[at + (j + 3) * PANEL4] * said[from_unit + j + 3];
    }
    sums[lid] = sum;
    workgroupBarrier();
    if (lid < UNITS) {
      // in, forget, candidate, out
      let gate = sum + sums[lid + UNITS];
      cell = sigmoid(gate.y) * cell + sigmoid(gate.x) * tangent(gate.z);
      let says = sigmoid(gate.w) * tangent(cell);
      said[unit] = says;
      y[place] = says;
    }
    workgroupBarrier();
  }
}
