// A layer of an LSTM of 128 units, one workgroup for each batch and direction. gates: [batches, steps, 2, 128, 4]; y: [batches,
// steps, 2, 128]; weight: for each direction [16 panels, 128 inputs, 8 units, 4]. From shared/lstm_step.wgsl: WG, UNITS, said,
// sums, speak; from lstm_recall: HELD, hold, recall.
struct Params { steps: u32 }

@group(0) @binding(0) var<storage, read_write> weight: array<vec4f>;
@group(0) @binding(1) var<storage, read> gates: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let unit = lid % UNITS;
  var cell = 0.0;
  if (lid < UNITS) { said[unit] = 0; }
  workgroupBarrier();
  var held: array<vec4f, HELD>;
  hold(wid.x * UNITS * UNITS, lid, &held);
  for (var i = 0u; i < params.steps; i++) {
    let step = select(i, params.steps - 1 - i, wid.x == 1);
    let place = ((wid.y * params.steps + step) * 2 + wid.x) * UNITS + unit;
    sums[lid] = recall(select(vec4f(), gates[place], lid < UNITS), wid.x * UNITS * UNITS, lid, &held);
    workgroupBarrier();
    if (lid < UNITS) { y[place] = speak(unit, &cell); }
    workgroupBarrier();
  }
}
