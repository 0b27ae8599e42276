import type { Tensor } from "./tensor";

/** Numbers that a tensor holds. */
export function count({ shape }: Pick<Tensor, "shape">): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Size of a tensor along an axis; throws an Error where it has none. */
export function dim(tensor: Tensor, axis: number): number {
  const size = tensor.shape[axis];
  if (size === undefined) throw new Error(`${tensor.label} has no axis ${axis}`);
  return size;
}
