import type { Backend } from "../../../kernels/runtime/backend";
import { slotsThatFit } from "../device/footprint";
import { DeviceBatch } from "./batchInference";
import type { ModelDimensions } from "./dimensions";
import { recordSlots, type SlotWeights, slotShape } from "./slots";
import type { OpenSlots } from "./types";

/** Takes as many slots as there is room for, at most `asked`; undefined where that is one. */
export async function openSlots(
  backend: Backend,
  dims: ModelDimensions,
  weights: SlotWeights,
  asked: number,
): Promise<OpenSlots | undefined> {
  for (let count = slotsThatFit(asked, dims, backend); count > 1; count = Math.floor(count / 2)) {
    const scope = backend.scope();
    try {
      const slots = await recordSlots(scope, dims, weights, slotShape(count, scope.info));
      return { asked, begin: (wish) => new DeviceBatch(scope, dims, slots, wish), dispose: () => scope.dispose() };
    } catch (error) {
      scope.dispose();
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}
