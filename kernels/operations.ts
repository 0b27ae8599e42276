import { attention } from "./attention/attention";
import { checkFinite } from "./check_finite/check_finite";
import { chooseToken } from "./choose_token/choose_token";
import { crossAttention } from "./cross_attention/cross_attention";
import { embed } from "./embed/embed";
import { filterLogits } from "./filter_logits/filter_logits";
import { layerNorm } from "./layer_norm/layer_norm";
import { linear } from "./linear/linear";
import { reorderCache } from "./reorder_cache/reorder_cache";
import type { Operation } from "./runtime/operation";
import { searchBeams } from "./search_beams/search_beams";
import { selectRows } from "./select_rows/select_rows";
import { selfAttention } from "./self_attention/self_attention";
import { speechFeatures } from "./speech_features/speech_features";
import { speechMemory } from "./speech_memory/speech_memory";
import { topLogits } from "./top_logits/top_logits";

/** Everything that a model can ask for. A new operation gets its line here, and is a verb on both back ends. */
export const operations = {
  attention,
  checkFinite,
  chooseToken,
  crossAttention,
  embed,
  filterLogits,
  layerNorm,
  linear,
  reorderCache,
  searchBeams,
  selectRows,
  selfAttention,
  speechFeatures,
  speechMemory,
  topLogits,
};

type Operations = typeof operations;

/** Has a back end do what an operation asks for. */
type Perform = <Args>(operation: Operation<Args>, args: Args) => void;

/**
 * The operations as a model calls them, `verbs.layerNorm({ … })`: each appends to the program that is being recorded. Those
 * that only models need which come later are handed to `perform`, so that nobody else fetches them.
 */
export type Verbs = {
  readonly [Name in keyof Operations]: (args: Operations[Name] extends Operation<infer Args> ? Args : never) => void;
} & { readonly perform: Perform };

/** Verbs that have a back end do what they are asked for. */
export function verbsThat(perform: Perform): Verbs {
  const entries = Object.entries<Operation<never>>(operations);
  const verbs = Object.fromEntries(
    entries.map(([name, operation]) => [name, (args: never) => perform(operation, args)]),
  );
  return { ...verbs, perform } as unknown as Verbs;
}
