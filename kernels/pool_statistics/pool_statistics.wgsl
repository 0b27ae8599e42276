// Mean and deviation over time of each channel, frames weighed: y[choice] = Σ w x / Σ w, √(Σ w (x − mean)² / (Σ w − Σ w² / Σ w) + 1e-7).
// x: rows of [frames, channels]; weights: [choices, frames]; y: [choices, 2, rows, channels]. An invocation has four channels.
struct Params { rows: u32, frames: u32, channels4: u32, x_offset4: u32, x_row4: u32 }

const WG = 64u;

@group(0) @binding(0) var<storage, read> x: array<vec4f>;
@group(0) @binding(1) var<storage, read> weights: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<vec4f>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(workgroup_id) wid: vec3u, @builtin(local_invocation_index) lid: u32) {
  let unit = wid.x * WG + lid;
  let units = params.rows * params.channels4;
  if (unit >= units) { return; }
  let start = params.x_offset4 + (unit / params.channels4) * params.x_row4 + unit % params.channels4;
  let weight = wid.y * params.frames;
  var total = 0.0;
  var squares = 0.0;
  var mean = vec4f();
  for (var frame = 0u; frame < params.frames; frame++) {
    let w = weights[weight + frame];
    total += w;
    squares += w * w;
    mean += w * x[start + frame * params.channels4];
  }
  mean /= max(total, 1e-6);
  var variance = vec4f();
  for (var frame = 0u; frame < params.frames; frame++) {
    let d = x[start + frame * params.channels4] - mean;
    variance += weights[weight + frame] * d * d;
  }
  variance /= max(total - squares / max(total, 1e-6), 1e-6);
  y[wid.y * 2 * units + unit] = mean;
  y[(wid.y * 2 + 1) * units + unit] = sqrt(variance + 1e-7);
}
