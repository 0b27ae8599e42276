// What steps of 512 samples bring to the gates of the voice detector's LSTM (Silero VAD, 16 kHz): four magnitude spectra,
// four convolutions with ReLU, a linear layer. One workgroup per step; its four frames are the four lanes of a vector.
// samples: [64 + steps × 512], the last ones before the steps first; gates: [steps, 128, 4]. Weights lie in panels of
// eight outputs, biases behind them: shared/speech.ts.
struct Params { steps: u32 }

const WG = 256u;
const STEP = 512u;
const SEEN = 576u;      // samples of a step with those before it; what lies behind them is mirrored
const FRAME = 256u;
const HOP = 128u;
const BINS = 129u;
const PADDED = 132u;
const COSINES = 264u;   // in `spectrum`, behind the window
const SINES = 18216u;   // COSINES + 136 × 132
const FIRST = 128u;
const SECOND = 64u;
const THIRD = 64u;
const MEMORY = 128u;
const PANEL = 8u;

@group(0) @binding(0) var<storage, read> samples: array<f32>;
@group(0) @binding(1) var<storage, read> spectrum: array<f32>;
@group(0) @binding(2) var<storage, read> conv1: array<f32>;
@group(0) @binding(3) var<storage, read> conv2: array<f32>;
@group(0) @binding(4) var<storage, read> conv3: array<f32>;
@group(0) @binding(5) var<storage, read> conv4: array<f32>;
@group(0) @binding(6) var<storage, read> entry: array<vec4f>;
@group(0) @binding(7) var<storage, read_write> gates: array<vec4f>;
@group(0) @binding(8) var<uniform> params: Params;

var<workgroup> folded: array<vec4f, 264>;      // sums of samples n and 256 − n, then differences, PADDED each
var<workgroup> sums: array<vec4f, WG>;         // what invocations have found of an output that several share
var<workgroup> magnitudes: array<vec4f, BINS>;
var<workgroup> first: array<vec4f, FIRST>;
var<workgroup> second: array<vec2f, SECOND>;
var<workgroup> third: array<f32, THIRD>;
var<workgroup> encoded: array<f32, MEMORY>;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let step = wid.x;
  fold(step, lid);
  transform(lid);
  convolve1(lid);
  convolve2(lid);
  convolve3(lid);
  convolve4(lid);

  // a unit's four gates, half of the inputs each
  let unit = lid % MEMORY;
  let from_input = (lid / MEMORY) * (MEMORY / 2);
  let weight = (unit / 2) * MEMORY * 2 + unit % 2;
  var sum = vec4f();
  for (var i = from_input; i < from_input + MEMORY / 2; i++) { sum += entry[weight + i * 2] * encoded[i]; }
  sums[lid] = sum;
  workgroupBarrier();
  if (lid < MEMORY && step < params.steps) {
    gates[step * MEMORY + lid] = sums[lid] + sums[lid + MEMORY] + entry[MEMORY * MEMORY + lid];
  }
}

// Sample n of the step's four frames, windowed.
fn frames_at(step: u32, n: u32) -> vec4f {
  let i = vec4u(n) + vec4u(0, HOP, 2 * HOP, 3 * HOP);
  let at = step * STEP + min(i, 2 * (SEEN - 1) - i);
  return vec4f(samples[at.x], samples[at.y], samples[at.z], samples[at.w]) * spectrum[n];
}

fn fold(step: u32, lid: u32) {
  if (lid < BINS) {
    let here = frames_at(step, lid);
    // sample 256 is no sample of the frame, and its window is 0; sample 128 has no partner
    let there = select(frames_at(step, FRAME - lid), vec4f(), lid == FRAME / 2);
    folded[lid] = here + there;
    folded[PADDED + lid] = here - there;
  }
  workgroupBarrier();
}

// Invocations up to 128 make real parts, those behind them the imaginary ones that are not always 0.
fn transform(lid: u32) {
  let is_sine = lid >= BINS;
  let bin = select(lid, lid - (BINS - 1), is_sine);
  let weight = select(COSINES, SINES, is_sine) + place(bin, PADDED);
  let from_input = select(0u, PADDED, is_sine);
  var sum = vec4f();
  for (var n = 0u; n < BINS; n++) { sum += spectrum[weight + n * PANEL] * folded[from_input + n]; }
  sums[lid] = sum;
  workgroupBarrier();
  if (lid < BINS) {
    let imaginary = select(sums[(lid + BINS - 1) % WG], vec4f(), lid == 0 || lid == BINS - 1);
    magnitudes[lid] = sqrt(sum * sum + imaginary * imaginary);
  }
  workgroupBarrier();
}

fn convolve1(lid: u32) {
  let output = lid % FIRST;
  let half = lid / FIRST;
  let weight = place(output, 3 * PADDED);
  var sum = vec4f();
  for (var i = half * 65; i < min((half + 1) * 65, BINS); i++) {
    let x = magnitudes[i];
    sum += conv1[weight + i * PANEL] * vec4f(0, x.xyz);
    sum += conv1[weight + (PADDED + i) * PANEL] * x;
    sum += conv1[weight + (2 * PADDED + i) * PANEL] * vec4f(x.yzw, 0);
  }
  sums[lid] = sum;
  workgroupBarrier();
  if (lid < FIRST) { first[lid] = max(sum + sums[lid + FIRST] + conv1[FIRST * 3 * PADDED + lid], vec4f()); }
  workgroupBarrier();
}

// Every other position: 0 and 2, of which the first has none before it.
fn convolve2(lid: u32) {
  let output = lid % SECOND;
  let quarter = lid / SECOND;
  let weight = place(output, 3 * FIRST);
  var sum = vec2f();
  for (var i = quarter * 32; i < quarter * 32 + 32; i++) {
    let x = first[i];
    sum += conv2[weight + i * PANEL] * vec2f(0, x.y);
    sum += conv2[weight + (FIRST + i) * PANEL] * x.xz;
    sum += conv2[weight + (2 * FIRST + i) * PANEL] * x.yw;
  }
  sums[lid] = vec4f(sum, 0, 0);
  workgroupBarrier();
  if (lid < SECOND) { second[lid] = max(quarters(lid).xy + conv2[SECOND * 3 * FIRST + lid], vec2f()); }
  workgroupBarrier();
}

fn convolve3(lid: u32) {
  let output = lid % THIRD;
  let quarter = lid / THIRD;
  let weight = place(output, 2 * SECOND);
  var sum = 0.0;
  for (var i = quarter * 16; i < quarter * 16 + 16; i++) {
    sum += conv3[weight + i * PANEL] * second[i].x + conv3[weight + (SECOND + i) * PANEL] * second[i].y;
  }
  sums[lid] = vec4f(sum, 0, 0, 0);
  workgroupBarrier();
  if (lid < THIRD) { third[lid] = max(quarters(lid).x + conv3[THIRD * 2 * SECOND + lid], 0); }
  workgroupBarrier();
}

fn convolve4(lid: u32) {
  let output = lid % MEMORY;
  let half = lid / MEMORY;
  let weight = place(output, THIRD);
  var sum = 0.0;
  for (var i = half * 32; i < half * 32 + 32; i++) { sum += conv4[weight + i * PANEL] * third[i]; }
  sums[lid] = vec4f(sum, 0, 0, 0);
  workgroupBarrier();
  if (lid < MEMORY) { encoded[lid] = max(sum + sums[lid + MEMORY].x + conv4[MEMORY * THIRD + lid], 0); }
  workgroupBarrier();
}

// Where an output's weights begin; they lie PANEL apart.
fn place(output: u32, inputs: u32) -> u32 { return (output / PANEL) * inputs * PANEL + output % PANEL; }

fn quarters(lid: u32) -> vec4f { return sums[lid] + sums[lid + 64] + sums[lid + 128] + sums[lid + 192]; }
