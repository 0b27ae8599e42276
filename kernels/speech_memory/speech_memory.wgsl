// The voice detector's LSTM and its probabilities, step after step (Silero VAD, 16 kHz), in one workgroup. gates: [steps, 128, 4]
// of speech_features; memory: [2, 128], what the units said last and their cells, then a probability per step. weight:
// shared/speech.ts. From shared/lstm_step.wgsl: WG, UNITS, said, sums, sigmoid, speak; from lstm_recall: HELD, hold, recall.
struct Params { steps: u32 }

const OUTPUT = 16384u;   // in `weight`, behind 128 inputs of 128 units
const TURN = 16u;        // steps whose votes are counted together

@group(0) @binding(0) var<storage, read_write> weight: array<vec4f>;
@group(0) @binding(1) var<storage, read> gates: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> memory: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

var<workgroup> votes: array<array<f32, UNITS>, TURN>;

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lid: u32) {
  let unit = lid % UNITS;
  let vote = weight[OUTPUT + unit / 4][unit % 4];
  var cell = memory[UNITS + unit];
  if (lid < UNITS) { said[unit] = memory[unit]; }
  workgroupBarrier();
  var held: array<vec4f, HELD>;
  hold(0, lid, &held);
  for (var step = 0u; step < params.steps; step++) {
    sums[lid] = recall(select(vec4f(), gates[step * UNITS + unit], lid < UNITS), 0, lid, &held);
    workgroupBarrier();
    if (lid < UNITS) { votes[step % TURN][unit] = max(speak(unit, &cell), 0) * vote; }
    workgroupBarrier();
    if (step % TURN == TURN - 1 || step + 1 == params.steps) { count(step, lid); }
  }
  if (lid < UNITS) {
    memory[unit] = said[unit];
    memory[UNITS + unit] = cell;
  }
}

// The probabilities of the turn that ends with a step.
fn count(last: u32, lid: u32) {
  let step = last - last % TURN + lid;
  if (step > last) { return; }
  var sum = weight[OUTPUT + UNITS / 4].x;
  for (var i = 0u; i < UNITS; i++) { sum += votes[lid][i]; }
  memory[2 * UNITS + step] = sigmoid(sum);
}
