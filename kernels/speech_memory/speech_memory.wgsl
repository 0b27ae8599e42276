// The voice detector's LSTM and its probabilities, step after step (Silero VAD, 16 kHz). One workgroup: a unit has two
// invocations, each of which weighs half of what all units said last. gates: [steps, 128, 4] of speech_features, which are
// used up; memory: [2, 128], what the units said last and their cells, then a probability per step. weight: shared/speech.ts.
// From shared/gates.wgsl: sigmoid, tangent.
struct Params { steps: u32 }

const WG = 256u;
const UNITS = 128u;
const HALF = 64u;
const PANEL4 = 8u;       // units of a panel
const OUTPUT = 16384u;   // in `weight`, behind 128 inputs of 128 units

@group(0) @binding(0) var<storage, read> weight: array<vec4f>;
@group(0) @binding(1) var<storage, read_write> gates: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> memory: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

var<workgroup> said: array<f32, UNITS>;
var<workgroup> sums: array<vec4f, WG>;

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lid: u32) {
  let unit = lid % UNITS;
  let from_unit = (lid / UNITS) * HALF;
  let at = ((unit / PANEL4) * UNITS + from_unit) * PANEL4 + unit % PANEL4;
  let vote = weight[OUTPUT + unit / 4][unit % 4];
  var cell = memory[UNITS + unit];
  if (lid < UNITS) { said[unit] = memory[unit]; }
  workgroupBarrier();
  for (var step = 0u; step < params.steps; step++) {
    let place = step * UNITS + unit;
    var sum = select(vec4f(), gates[place], lid < UNITS);
    for (var i = 0u; i < HALF; i += 4) {
      sum += weight[at + i * PANEL4] * said[from_unit + i];
      sum += weight[at + (i + 1) * PANEL4] * said[from_unit + i + 1];
      sum += weight[at + (i + 2) * PANEL4] * said[from_unit + i + 2];
      sum += weight[at + (i + 3) * PANEL4] * said[from_unit + i + 3];
    }
    sums[lid] = sum;
    workgroupBarrier();
    if (lid < UNITS) {
      // in, forget, candidate, out
      let gate = sum + sums[lid + UNITS];
      cell = sigmoid(gate.y) * cell + sigmoid(gate.x) * tangent(gate.z);
      let says = sigmoid(gate.w) * tangent(cell);
      said[unit] = says;
      // takes the gates' place until all steps are summed together
      gates[place].x = max(says, 0) * vote;
    }
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
