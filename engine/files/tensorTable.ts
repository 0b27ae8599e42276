import { corrupt, format } from "./byteReader";
import type { ModelFile } from "./modelFile";
import { type StoredTensor, type StoredType, storedBytes, storedTypes } from "./storedTensor";

/** What a tensor is for; it decides which types it may be stored in. */
export type TensorRole =
  /** Weights of a linear layer or a token embedding: any type. */
  | "matrix"
  /** Weights of a convolution: f32 or f16. */
  | "convolution"
  /** Biases, norms and positional embeddings: f32. */
  | "vector";

/** A tensor that an architecture needs. */
export interface ExpectedTensor {
  readonly role: TensorRole;
  /** Outermost first. */
  readonly shape: readonly number[];
}

/** Every tensor of a model by its name. */
export type ExpectedTensors = ReadonlyMap<string, ExpectedTensor>;

/** What a file says of a tensor before its numbers: for a type that nobody reads, how the format calls it. */
export interface AnnouncedTensor {
  readonly name: string;
  /** Outermost first. */
  readonly shape: readonly number[];
  readonly type: StoredType | { readonly unknown: string };
  /** Byte of the file where it is announced. */
  readonly at: number;
}

/** A tensor that the model wants and the file has, without its numbers. */
export interface TensorHead extends Omit<StoredTensor, "data"> {
  readonly bytes: number;
}

/** The type of a tensor in a model whose matrices are stored in `type`: convolutions are never quantised. */
export function storedTypeOf(role: TensorRole, type: StoredType): StoredType {
  if (role === "vector" || type === "f32") return "f32";
  return role === "convolution" ? "f16" : type;
}

/** The tensors of a model as its files give them, held against those that the architecture needs. */
export class TensorTable implements Pick<ModelFile, "tensors"> {
  readonly tensors = new Map<string, StoredTensor>();
  readonly #expected: ExpectedTensors;
  readonly #announced = new Set<string>();

  constructor(expected: ExpectedTensors) {
    this.#expected = expected;
  }

  /** Throws `model-corrupt` for a tensor that is not wanted, comes twice, or has another shape or a type that it may not. */
  announce({ name, shape: found, type: stored, at }: AnnouncedTensor): TensorHead {
    const wanted = this.#expected.get(name);
    if (!wanted)
      throw corrupt(`The model file holds tensor "${name}" at byte ${format(at)}, which its architecture has not.`);
    if (this.#announced.has(name)) throw corrupt(`The model file holds tensor "${name}" twice.`);
    this.#announced.add(name);
    const shape = checkShape(name, found, wanted);
    const type = checkType(name, stored, wanted);
    const count = shape.reduce((product, size) => product * size, 1);
    return { name, type, shape, bytes: storedBytes(type, count) };
  }

  add({ name, type, shape }: TensorHead, data: Uint8Array): void {
    this.tensors.set(name, { name, type, shape, data });
  }

  /** Whether a tensor whose name begins so is still to come. */
  lacks(prefix: string): boolean {
    for (const name of this.#expected.keys()) if (name.startsWith(prefix) && !this.tensors.has(name)) return true;
    return false;
  }

  /** Throws `model-corrupt` unless all tensors had been announced when the file ended. */
  throwIfMissing(end: number): void {
    for (const name of this.#expected.keys()) {
      if (this.#announced.has(name)) continue;
      throw corrupt(
        `The model file ends at byte ${format(end)} without tensor "${name}"; ` +
          `${format(this.#expected.size)} tensors were expected and ${format(this.#announced.size)} found.`,
      );
    }
  }
}

/** Sizes of one do not count: whisper.cpp stores the bias of a convolution as [n, 1]. */
function checkShape(name: string, found: readonly number[], { shape }: ExpectedTensor): readonly number[] {
  const squeezed = found.filter((size) => size !== 1);
  const wanted = shape.filter((size) => size !== 1);
  if (squeezed.length === wanted.length && squeezed.every((size, i) => size === wanted[i])) return shape;
  throw corrupt(`Tensor "${name}" of the model file is [${found.join(", ")}]; [${shape.join(", ")}] was expected.`);
}

/** Rows of quantised weights are whole blocks because every width is a multiple of a head's 64. */
function checkType(name: string, type: AnnouncedTensor["type"], { role }: ExpectedTensor): StoredType {
  const allowed = typesOfRole[role];
  if (typeof type === "string" && allowed.includes(type)) return type;
  const found = typeof type === "string" ? type : type.unknown;
  throw corrupt(`Tensor "${name}" of the model file is ${found}; ${allowed.join(", ")} can be read.`);
}

const typesOfRole: Readonly<Record<TensorRole, readonly StoredType[]>> = {
  matrix: storedTypes,
  convolution: ["f32", "f16"],
  vector: ["f32"],
};
