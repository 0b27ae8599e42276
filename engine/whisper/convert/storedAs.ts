import type { NumberType } from "../../convert/numbers";
import { countOf, type SourceTensor } from "../../convert/sourceFile";
import type { StoredType } from "../../files/storedTensor";
import { storedTypeOf, type TensorRole } from "../../files/tensorTable";
import { expectedTensors } from "../model/architecture";
import type { SourceModel } from "./sourceModel";

/** In which type each tensor of a converted model is stored. */
export interface StoredAs {
  /** What most of its matrices are stored in: the type of the file. */
  readonly type: StoredType;
  of(tensor: SourceTensor): StoredType;
  roleOf(tensor: SourceTensor): TensorRole;
}

/** The type in which numbers stay as they are, or the nearest one that a kernel reads. */
const nearest: Readonly<Record<NumberType, StoredType>> = {
  f32: "f16",
  f16: "f16",
  bf16: "f16",
  q4_0: "q4_0",
  q4_1: "q4_1",
  q5_0: "q5_0",
  q5_1: "q5_1",
  q8_0: "q8_0",
  q3_k: "q4_0",
  q4_k: "q4_1",
  q5_k: "q5_1",
  q6_k: "q8_0",
};

/** Stores all matrices in `wanted`, or, without it, each in the type nearest to its own. */
export function storedAs({ dims, tensors }: SourceModel, wanted: StoredType | undefined): StoredAs {
  const expected = expectedTensors(dims);
  const roleOf = ({ name }: SourceTensor) => expected.get(name)?.role ?? "vector";
  const matrices = tensors.filter((tensor) => roleOf(tensor) === "matrix");
  const type = wanted ?? commonest(matrices);
  return {
    type,
    roleOf,
    of(tensor) {
      const role = roleOf(tensor);
      return storedTypeOf(role, role === "matrix" ? (wanted ?? nearest[tensor.type]) : type);
    },
  };
}

/** What the user of a converted model should know: of types that no kernel reads, too. */
export function notesOn({ tensors, notes }: SourceModel, stored: StoredAs): readonly string[] {
  const changed = new Map<NumberType, StoredType>();
  for (const tensor of tensors) {
    if (/_k$/.test(tensor.type) && stored.roleOf(tensor) === "matrix") changed.set(tensor.type, stored.of(tensor));
  }
  const changes = [...changed].map(
    ([from, to]) => `Its weights in ${from} become ${to}, the nearest type that there are kernels for.`,
  );
  return [...notes, ...changes];
}

function commonest(matrices: readonly SourceTensor[]): StoredType {
  const numbers = new Map<StoredType, number>();
  for (const { type, shape } of matrices) {
    numbers.set(nearest[type], (numbers.get(nearest[type]) ?? 0) + countOf(shape));
  }
  const [[type] = ["f16" as const]] = [...numbers].sort(([, a], [, b]) => b - a);
  return type;
}
