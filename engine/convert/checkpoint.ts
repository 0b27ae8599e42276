import { corrupt, format } from "../files/byteReader";
import type { NumberType } from "./numbers";
import { isPickled, type Pickled, type PickledCall, type PickledDict, readPickle } from "./pickle";
import { countOf, type FoundTensor, printable, readExactly, type SourceFile } from "./sourceFile";
import { openZip, placeOf, type ZipEntry } from "./zip";

/** Three times what the largest model's takes. */
const mostPickle = 1 << 19;

/** Where a checkpoint has its pickle. */
export const pickleName: RegExp = /^[^/]+\/data\.pkl$/;

/** Types of storages, and the bytes of a number in them. */
const storages: ReadonlyMap<string, readonly [type: NumberType | string, bytes: number]> = new Map([
  ["torch.FloatStorage", ["f32", 4]],
  ["torch.HalfStorage", ["f16", 2]],
  ["torch.BFloat16Storage", ["bf16", 2]],
  ["torch.DoubleStorage", ["f64", 8]],
  ["torch.LongStorage", ["int64", 8]],
  ["torch.IntStorage", ["int32", 4]],
  ["torch.BoolStorage", ["bool", 1]],
]);
const readableTypes: readonly string[] = ["f32", "f16", "bf16"];

const rebuildTensor = "torch._utils._rebuild_tensor_v2";
const rebuildParameter = "torch._utils._rebuild_parameter";
const callable = new Map([
  ["collections.OrderedDict", "dict"],
  [rebuildTensor, "call"],
  [rebuildParameter, "call"],
] as const);

/**
 * The tensors of a checkpoint of PyTorch (`torch.save`): a ZIP with a pickle and a file for every storage. The pickle is read
 * as data, and nothing in it is run. Throws `model-corrupt`, also for one that would call anything but what makes tensors.
 */
export async function openCheckpoint(file: SourceFile): Promise<readonly FoundTensor[]> {
  const entries = await openZip(file);
  if ([...entries.values()].some(({ packed }) => packed !== undefined))
    throw corrupt("The ZIP is compressed; a checkpoint of PyTorch is not.");
  const pickle = [...entries.values()].find(({ name }) => pickleName.test(name));
  if (!pickle) throw corrupt("The ZIP is no checkpoint of PyTorch: it has no data.pkl.");
  await checkByteOrder(file, entries, pickle);
  if (pickle.size > mostPickle)
    throw corrupt(`The checkpoint's pickle has ${format(pickle.size)} bytes; a model's has fewer.`);
  const at = await placeOf(file, pickle);
  const value = readPickle(await readExactly(file, at, at + pickle.size), callable, new Set(storages.keys()));
  const storagePlaces = new Map<string, StoragePlace>();
  const found: FoundTensor[] = [];
  for (const [name, tensor] of stateOf(value).items) {
    const call = tensorCall(tensor);
    if (call) found.push(await readTensor({ file, entries, pickle, storagePlaces }, name, call));
  }
  return found;
}

interface Archive {
  readonly file: SourceFile;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly pickle: ZipEntry;
  /** Where the storages lie that were looked up. */
  readonly storagePlaces: Map<string, StoragePlace>;
}

interface StoragePlace {
  readonly begin: number;
  readonly size: number;
}

async function checkByteOrder(file: SourceFile, entries: Archive["entries"], pickle: ZipEntry): Promise<void> {
  const entry = entries.get(pickle.name.replace("data.pkl", "byteorder"));
  if (!entry) return;
  const at = await placeOf(file, entry);
  const order = new TextDecoder().decode(await readExactly(file, at, at + Math.min(entry.size, 16)));
  if (order !== "little")
    throw corrupt(`The checkpoint's numbers are ${printable(order)}-endian; little was expected.`);
}

/** openai's checkpoints have the tensors beside their sizes; others are the tensors alone. */
function stateOf(value: Pickled): PickledDict {
  if (!isPickled(value, "dict")) throw corrupt("The checkpoint holds no dict of tensors.");
  for (const key of ["model_state_dict", "state_dict"]) {
    const inner = value.items.get(key);
    if (isPickled(inner, "dict")) return inner;
  }
  return value;
}

/** A parameter is a tensor with a wish to be trained. */
function tensorCall(value: Pickled): PickledCall | undefined {
  if (!isPickled(value, "call")) return undefined;
  if (value.name === rebuildTensor) return value;
  const [inner] = value.args;
  return isPickled(inner, "call") && inner.name === rebuildTensor ? inner : undefined;
}

async function readTensor(archive: Archive, name: string, { args }: PickledCall): Promise<FoundTensor> {
  const [storage, offset, shape, strides] = args;
  const damaged = () => corrupt(`"${printable(name)}" of the checkpoint is no tensor.`);
  if (!isPickled(storage, "reference") || !Array.isArray(storage.id)) throw damaged();
  const [, kind, key] = storage.id as readonly Pickled[];
  const known = isPickled(kind, "name") ? storages.get(kind.name) : undefined;
  if (!known || typeof key !== "string" || !isSize(offset) || !isSizes(shape) || !isSizes(strides)) throw damaged();
  checkContiguous(name, shape, strides);
  const [type, bytes] = known;
  const { begin, size } = await storagePlace(archive, key);
  const end = (offset + countOf(shape)) * bytes;
  if (end > size) {
    throw corrupt(
      `"${printable(name)}" of the checkpoint ends at byte ${format(end)} of ${format(size)} that are there.`,
    );
  }
  const at = begin + offset * bytes;
  return { name, type: isReadable(type) ? type : { unknown: type }, shape, file: archive.file, at };
}

async function storagePlace({ file, entries, pickle, storagePlaces }: Archive, key: string): Promise<StoragePlace> {
  const known = storagePlaces.get(key);
  if (known !== undefined) return known;
  const entry = entries.get(pickle.name.replace(/data\.pkl$/, `data/${key}`));
  if (!entry) throw corrupt(`The checkpoint lacks the file "data/${printable(key)}", which has numbers of a tensor.`);
  const place = { begin: await placeOf(file, entry), size: entry.size };
  storagePlaces.set(key, place);
  return place;
}

/** Rows must lie one behind the other, as in every file of a model. */
function checkContiguous(name: string, shape: readonly number[], strides: readonly number[]): void {
  let expected = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1 && strides[i] !== expected) {
      throw corrupt(`"${printable(name)}" of the checkpoint does not lie row by row.`);
    }
    expected *= shape[i]!;
  }
}

function isReadable(type: string): type is NumberType {
  return readableTypes.includes(type);
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isSizes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length <= 8 && value.every(isSize);
}
