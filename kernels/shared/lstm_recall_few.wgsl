// Four weights at a time, none of them held, for adapters that are software and have few registers.
const HELD = 1u;

fn hold(first: u32, lid: u32, held: ptr<function, array<vec4f, HELD>>) {}

// Adds an invocation's half to what the step brings to its unit's gates. first: where the weights begin.
fn recall(brought: vec4f, first: u32, lid: u32, held: ptr<function, array<vec4f, HELD>>) -> vec4f {
  let unit = lid % UNITS;
  let from_unit = (lid / UNITS) * HALF;
  let at = first + ((unit / PANEL4) * UNITS + from_unit) * PANEL4 + unit % PANEL4;
  var sum = brought;
  for (var i = 0u; i < HALF; i += 4) {
    sum += weight[at + i * PANEL4] * said[from_unit + i];
    sum += weight[at + (i + 1) * PANEL4] * said[from_unit + i + 1];
    sum += weight[at + (i + 2) * PANEL4] * said[from_unit + i + 2];
    sum += weight[at + (i + 3) * PANEL4] * said[from_unit + i + 3];
  }
  return sum;
}
