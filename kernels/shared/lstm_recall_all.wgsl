// Adds an invocation's half to what the step brings to its unit's gates. first: where the weights begin. The loop is written out
// (`unrolled`): where the kernel reads nothing that it writes, a card keeps weights in registers from step to step.
fn recall(brought: vec4f, first: u32, lid: u32) -> vec4f {
  let unit = lid % UNITS;
  let from_unit = (lid / UNITS) * HALF;
  let at = first + ((unit / PANEL4) * UNITS + from_unit) * PANEL4 + unit % PANEL4;
  var sum = brought;
  for (var j = 0u; j < HALF; j++) { sum += weight[at + j * PANEL4] * said[from_unit + j]; }
  return sum;
}
