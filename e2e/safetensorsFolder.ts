/** A tensor as a ggml file has it; shapes are outermost first. */
interface Tensor {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  readonly data: Buffer;
}

class Reader {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  int(): number {
    return this.take(4).readInt32LE();
  }

  take(length: number): Buffer {
    const from = this.at;
    this.at += length;
    return this.#bytes.subarray(from, this.at);
  }
}

const f16 = 1;
const q5_1 = 7;
/** Numbers and bytes of a block, by ggml's numbers of the types. */
const blocks: Readonly<Record<number, readonly [numbers: number, bytes: number]>> = {
  0: [1, 4],
  [f16]: [1, 2],
  [q5_1]: [32, 24],
};

/** A model of whisper.cpp (f32, f16, q5_1) as the folder of a Hugging Face repository; `notimestamps` is its token's number. */
export function safetensorsFolder(ggml: Buffer, notimestamps: number): ReadonlyMap<string, Buffer> {
  const reader = new Reader(ggml);
  reader.take(4 + 11 * 4);
  const filters = reader.int() * reader.int();
  reader.take(4 * filters);
  const texts = Array.from({ length: reader.int() }, () =>
    Array.from(reader.take(reader.int()), (byte) => letters[byte]).join(""),
  );
  const tensors: Tensor[] = [];
  while (reader.at < ggml.length) {
    const [dimensions, nameLength, type] = [reader.int(), reader.int(), reader.int()];
    const shape = Array.from({ length: dimensions }, () => reader.int()).reverse();
    const name = reader.take(nameLength).toString("latin1");
    const [numbers, bytes] = blocks[type] ?? [1, 0];
    const count = shape.reduce((product, length) => product * length, 1);
    tensors.push({ name, type, shape, data: reader.take((count / numbers) * bytes) });
  }
  const tokenizer = {
    added_tokens: [{ id: notimestamps, content: "<|notimestamps|>" }],
    model: { type: "BPE", vocab: Object.fromEntries(texts.map((text, id) => [text, id])), merges: [] },
  };
  return new Map([
    ["README.md", Buffer.from("A model.")],
    ["model.safetensors", safetensors(tensors)],
    ["tokenizer.json", Buffer.from(JSON.stringify(tokenizer))],
  ]);
}

function safetensors(tensors: readonly Tensor[]): Buffer {
  let at = 0;
  const header: Record<string, unknown> = {};
  const data = tensors.map(({ name, type, shape, data }) => {
    const bytes = type === q5_1 ? expanded(data) : data;
    const from = at;
    at += bytes.length;
    header[name] = { dtype: type === f16 ? "F16" : "F32", shape, data_offsets: [from, at] };
    return bytes;
  });
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...data]);
}

/** Blocks of five bits with a scale and a least value, as f32. */
function expanded(data: Buffer): Buffer {
  const numbers = new Float32Array((data.length / 24) * 32);
  for (let block = 0; block < data.length / 24; block++) {
    const at = 24 * block;
    const [scale, least, high] = [half(data, at), half(data, at + 2), data.readUInt32LE(at + 4)];
    for (let i = 0; i < 32; i++) {
      const byte = data[at + 8 + (i % 16)] ?? 0;
      const bits = (i < 16 ? byte & 15 : byte >> 4) | (((high >>> i) & 1) << 4);
      numbers[32 * block + i] = scale * bits + least;
    }
  }
  return Buffer.from(numbers.buffer);
}

function half(data: Buffer, at: number): number {
  const bits = data.readUInt16LE(at);
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const size = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}

/** Each byte as the letter that stands for it in a vocabulary of byte pairs (GPT-2's encoder.py, bytes_to_unicode). */
const letters: readonly string[] = (() => {
  let next = 256;
  const isShown = (byte: number) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(isShown(byte) ? byte : next++));
})();
