// A linear layer over few rows with f32 weights: every panel is read once. A unit of work is a panel of eight outputs.
import { finish, Linear, PANEL } from "../shared/linear.wasm";
import { tile1 } from "../shared/tile_f32.wasm";

export function matvec(call: Linear, from: i32, to: i32, scratch: usize): void {
  for (let n = from * PANEL; n < to * PANEL; n += PANEL) {
    const panel = call.weight + ((<usize>n * call.cols) << 2);
    for (let row = 0; row < call.rows; row++) {
      tile1(call.x + row * call.xRow, panel, call.cols, scratch);
      finish(call, 0, row, n, v128.load(scratch), v128.load(scratch, 16));
    }
  }
}
