import type { WrittenTensor } from "./sourceFiles";

/** A file within a ZIP. */
export interface ZippedFile {
  readonly name: string;
  readonly data: Uint8Array;
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const le = (bytes: 2 | 4, value: number) => Uint8Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255);
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** A ZIP whose files are stored as they are. */
export function writeZip(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, data } of files) {
    const sizes = join(le(4, data.length), le(4, data.length), le(2, name.length), le(2, 0));
    const local = join(le(4, 0x04034b50), new Uint8Array(14), sizes, ascii(name), data);
    directory.push(join(le(4, 0x02014b50), new Uint8Array(16), sizes, new Uint8Array(10), le(4, at), ascii(name)));
    locals.push(local);
    at += local.length;
  }
  const entries = join(...directory);
  const end = join(le(4, 0x06054b50), new Uint8Array(8), le(4, entries.length), le(4, at), le(2, 0));
  return join(...locals, entries, end);
}

/** Pieces of a pickle, for tests that write their own. */
export const pickle = {
  name: (module: string, name: string) => ascii(`c${module}\n${name}\n`),
  text: (value: string) => join(ascii("X"), le(4, value.length), ascii(value)),
  number: (value: number) => join(ascii("J"), le(4, value)),
  tuple: (...items: readonly Uint8Array[]) => join(ascii("("), ...items, ascii("t")),
  dict: (items: readonly (readonly [string, Uint8Array])[]) =>
    join(ascii("}("), ...items.flatMap(([key, value]) => [pickle.text(key), value]), ascii("u")),
  call: (called: Uint8Array, ...args: readonly Uint8Array[]) => join(called, pickle.tuple(...args), ascii("R")),
  whole: (value: Uint8Array) => join(Uint8Array.of(0x80, 2), value, ascii(".")),
} as const;

const storages: Readonly<Record<string, string>> = { F32: "FloatStorage", F16: "HalfStorage", BF16: "BFloat16Storage" };

/** A tensor as `torch.save` pickles it: a call with a reference to a file of the ZIP. */
export function pickledTensor({ dtype, shape }: Omit<WrittenTensor, "data">, key: string): Uint8Array<ArrayBuffer> {
  const strides = shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1));
  const count = shape.reduce((a, b) => a * b, 1);
  const kind = pickle.name("torch", storages[dtype] ?? "");
  const id = pickle.tuple(pickle.text("storage"), kind, pickle.text(key), pickle.text("cpu"), pickle.number(count));
  const sizes = [shape, strides].map((list) => pickle.tuple(...list.map(pickle.number)));
  const hooks = join(pickle.name("collections", "OrderedDict"), ascii(")R"));
  const rebuild = pickle.name("torch._utils", "_rebuild_tensor_v2");
  return pickle.call(rebuild, join(id, ascii("Q")), pickle.number(0), ...sizes, Uint8Array.of(0x89), hooks);
}

/** A checkpoint as openai publishes them: sizes, and tensors by name. */
export function writeCheckpoint(tensors: ReadonlyMap<string, WrittenTensor>): Uint8Array<ArrayBuffer> {
  const state = pickle.dict([...tensors].map(([name, tensor], i) => [name, pickledTensor(tensor, String(i))]));
  const data = pickle.whole(
    pickle.dict([
      ["dims", pickle.dict([])],
      ["model_state_dict", state],
    ]),
  );
  const files = [...tensors.values()].map((tensor, i) => ({ name: `model/data/${i}`, data: tensor.data }));
  return writeZip([{ name: "model/data.pkl", data }, ...files, { name: "model/byteorder", data: ascii("little") }]);
}
