// The voice detector's LSTM and its probabilities, step after step (Silero VAD, 16 kHz), in one workgroup. gates: [steps, 128, 4]
// of speech_features, which are used up; memory: [2, 128], what the units said last and their cells, then a probability per
// step. weight: shared/speech.ts. From shared/lstm_step.wgsl: WG, UNITS, said, sums, sigmoid,
// recall, speak.
struct Params { steps: u32 }

const OUTPUT = 16384u;   // in `weight`, behind 128 inputs of 128 units

@group(0) @binding(0) var<storage, read> weight: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> gates: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> memory: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lid: u32) {
  let unit = lid % UNITS;
  let vote = weight[OUTPUT + unit / 4][unit % 4];
  var cell = memory[UNITS + unit];
  if (lid < UNITS) { said[unit] = memory[unit]; }
  workgroupBarrier();
  for (var step = 0u; step < params.steps; step++) {
    let place = step * UNITS + unit;
    sums[lid] = recall(select(vec4f(), gates[place], lid < UNITS), 0, lid);
    workgroupBarrier();
    // takes the gates' place until all steps are summed together
    if (lid < UNITS) { gates[place].x = max(speak(unit, &cell), 0) * vote; }
    workgroupBarrier();
  }
  storageBarrier();
  for (var step = lid; step < params.steps; step += WG) {
    var sum = weight[OUTPUT + UNITS / 4].x;
    for (var i = 0u; i < UNITS; i++) { sum += gates[step * UNITS + i].x; }
    memory[2 * UNITS + step] = sigmoid(sum);
  }
  if (lid < UNITS) {
    memory[unit] = said[unit];
    memory[UNITS + unit] = cell;
  }
}
