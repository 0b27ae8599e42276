// Rows of x as they are.
fn begin_rows(first: u32, last: u32, lid: u32) {}
fn load_x(row: u32, r: u32, c: u32) -> vec4f { return vec4f(x[row * params.cols4 + c]); }
