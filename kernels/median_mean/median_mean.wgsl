// y[token, key] = the mean over the heads of the medians of seven neighbours, mirrored at the row's ends, for sizes[0] tokens and
// the first sizes[1] keys, so many to a row of y. x: [most, heads, keys]. One invocation per key and token.
struct Params { keys: u32, heads: u32 }

override WG: u32 = 64;

@group(0) @binding(0) var<storage, read> sizes: array<u32>;
@group(0) @binding(1) var<storage, read> x: array<f32>;
@group(0) @binding(2) var<storage, read_write> y: array<f32>;
@group(0) @binding(3) var<uniform> params: Params;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let cols = i32(sizes[1]);
  let col = i32(id.x);
  if (col >= cols || id.y >= sizes[0]) { return; }
  // Rows of three numbers and fewer stay as they are.
  let reach = select(0, 3, cols > 3);
  var sum = 0.0;
  for (var head = 0u; head < params.heads; head++) {
    let row = (id.y * params.heads + head) * params.keys;
    var around: array<f32, 7>;
    for (var i = 0; i < 7; i++) { around[i] = x[row + mirror(col + clamp(i - 3, -reach, reach), cols)]; }
    sum += median(&around);
  }
  y[id.y * sizes[1] + id.x] = sum / f32(params.heads);
}

fn mirror(col: i32, cols: i32) -> u32 {
  return u32(min(abs(col), 2 * (cols - 1) - abs(col)));
}

// What three of the others lie before, of equal numbers the ones that come first.
fn median(seven: ptr<function, array<f32, 7>>) -> f32 {
  var found = 0.0;
  for (var i = 0; i < 7; i++) {
    var before = 0;
    for (var j = 0; j < 7; j++) { before += i32((*seven)[j] < (*seven)[i] || ((*seven)[j] == (*seven)[i] && j < i)); }
    if (before == 3) { found = (*seven)[i]; }
  }
  return found;
}
