import { fromHalf } from "../../kernels/shared/half";
import type { StoredTensor } from "./storedTensor";

/**
 * Expands a tensor to f32. Blocks of 32 weights as ggml lays them out: f16 scale, f16 minimum (q4_1, q5_1), fifth bits
 * (q5), then nibbles, low ones first (q4, q5), or signed bytes (q8_0).
 */
export function dequantize({ type, shape, data }: StoredTensor): Float32Array<ArrayBuffer> {
  const length = shape.reduce((product, size) => product * size, 1);
  const values = new Float32Array(length);
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  if (type === "f32") for (let i = 0; i < length; i++) values[i] = view.getFloat32(i * 4, true);
  else if (type === "f16") for (let i = 0; i < length; i++) values[i] = fromHalf(view.getUint16(i * 2, true));
  else if (type === "q8_0") expandBytes(values, view);
  else expandNibbles(values, view, nibbleLayouts[type]);
  return values;
}

interface NibbleLayout {
  readonly bytes: number;
  readonly hasMinimum: boolean;
  readonly hasFifthBits: boolean;
  /** Subtracted where there is no minimum. */
  readonly centre: number;
}

const nibbleLayouts: Readonly<Record<"q4_0" | "q4_1" | "q5_0" | "q5_1", NibbleLayout>> = {
  q4_0: { bytes: 18, hasMinimum: false, hasFifthBits: false, centre: 8 },
  q4_1: { bytes: 20, hasMinimum: true, hasFifthBits: false, centre: 0 },
  q5_0: { bytes: 22, hasMinimum: false, hasFifthBits: true, centre: 16 },
  q5_1: { bytes: 24, hasMinimum: true, hasFifthBits: true, centre: 0 },
};

function expandBytes(values: Float32Array, view: DataView): void {
  for (let block = 0; block < values.length / 32; block++) {
    const scale = fromHalf(view.getUint16(block * 34, true));
    for (let j = 0; j < 32; j++) values[block * 32 + j] = scale * view.getInt8(block * 34 + 2 + j);
  }
}

function expandNibbles(
  values: Float32Array,
  view: DataView,
  { bytes, hasMinimum, hasFifthBits, centre }: NibbleLayout,
): void {
  for (let block = 0; block < values.length / 32; block++) {
    let at = block * bytes;
    const scale = fromHalf(view.getUint16(at, true));
    at += 2;
    const minimum = hasMinimum ? fromHalf(view.getUint16(at, true)) : -centre * scale;
    if (hasMinimum) at += 2;
    const fifthBits = hasFifthBits ? view.getUint32(at, true) : 0;
    if (hasFifthBits) at += 4;
    for (let j = 0; j < 16; j++) {
      const byte = view.getUint8(at + j);
      const low = (byte & 15) | (((fifthBits >>> j) & 1) << 4);
      const high = (byte >>> 4) | (((fifthBits >>> (j + 16)) & 1) << 4);
      values[block * 32 + j] = scale * low + minimum;
      values[block * 32 + 16 + j] = scale * high + minimum;
    }
  }
}
