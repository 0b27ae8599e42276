// A step of an LSTM of 128 units: a unit has two invocations of a workgroup, each of which weighs half of what all units said
// last (`hold` and `recall`, of lstm_recall_held or lstm_recall_few). From the kernel: weight, [16 panels, 128 inputs, 8 units, 4].
const WG = 256u;
const UNITS = 128u;
const HALF = 64u;
const PANEL4 = 8u;       // units of a panel

var<workgroup> said: array<f32, UNITS>;
var<workgroup> sums: array<vec4f, WG>;

// Beyond ± 80 it is 0 or 1 in f32, and exponentials could overflow.
fn sigmoid(x: f32) -> f32 { return 1 / (1 + exp(-clamp(x, -80.0, 80.0))); }

// The hyperbolic tangent, to f32's last places; the built-in one may be off by 1e-5.
fn tangent(x: f32) -> f32 {
  let e = exp(-2 * min(abs(x), 40.0));
  return sign(x) * (1 - e) / (1 + e);
}

// What a unit says, by the gates' sums of both its invocations: in, forget, candidate, out.
fn speak(unit: u32, cell: ptr<function, f32>) -> f32 {
  let gate = sums[unit] + sums[unit + UNITS];
  *cell = sigmoid(gate.y) * *cell + sigmoid(gate.x) * tangent(gate.z);
  let says = sigmoid(gate.w) * tangent(*cell);
  said[unit] = says;
  return says;
}
