// Half of an invocation's weights stay in registers from step to step, the others are near by then: all of them are more than
// what lies near a workgroup. The kernel binds `weight` for writing, too, which it never does: a compiler that knows it to stay as it is
// loads all of it anew in every step. The loops are written out (`unrolled`).
const HELD = 32u;

// Where the weights of the invocation's half begin, PANEL4 apart.
var<private> half: u32;

// Takes the weights that are held, before the first step. first: where all weights begin.
fn hold(first: u32, lid: u32, held: ptr<function, array<vec4f, HELD>>) {
  let unit = lid % UNITS;
  half = first + ((unit / PANEL4) * UNITS + (lid / UNITS) * HALF) * PANEL4 + unit % PANEL4;
  for (var j = 0u; j < HELD; j++) { (*held)[j] = weight[half + j * PANEL4]; }
}

// Adds an invocation's half to what the step brings to its unit's gates.
fn recall(brought: vec4f, first: u32, lid: u32, held: ptr<function, array<vec4f, HELD>>) -> vec4f {
  let from_unit = (lid / UNITS) * HALF;
  var sum = brought;
  for (var j = 0u; j < HELD; j++) { sum += (*held)[j] * said[from_unit + j]; }
  for (var j = 0u; j < HALF / 2; j++) { sum += weight[half + (HELD + j) * PANEL4] * said[from_unit + HELD + j]; }
  return sum;
}
