import { type StoredType, storedBytes, storedTypes } from "../../files/storedTensor";
import { storedTypeOf } from "../../files/tensorTable";
import { expectedTensors } from "./architecture";
import type { ModelDimensions } from "./dimensions";

/** The type in which a file of so many bytes has most of its weights: the one that comes nearest to its size. */
export function typeOfSize(dims: ModelDimensions, bytes: number): StoredType {
  const away = (type: StoredType) => Math.abs(weightsOf(dims, type) - bytes);
  return storedTypes.reduce((best, type) => (away(type) < away(best) ? type : best));
}

function weightsOf(dims: ModelDimensions, type: StoredType): number {
  const sizes = [...expectedTensors(dims).values()].map(({ role, shape }) =>
    storedBytes(
      storedTypeOf(role, type),
      shape.reduce((product, length) => product * length, 1),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
