import { publishedSizes } from "../../../engine/index";
import type { ShelfModel } from "../../client/models/types";
import { partsOf } from "./modelCost";
import { writesDown } from "./shelf";

/** The models of one size: those that are shown, and further number formats of them. */
export interface ShelfGroup {
  readonly size: string;
  readonly shown: readonly ShelfModel[];
  readonly others: readonly ShelfModel[];
  /** "folded": nothing of it is here, comes with the page or is recommended. */
  readonly look: "open" | "folded";
}

/** The models of the shelf that are shown whatever else is. */
interface Kept {
  readonly inUse: string | undefined;
  readonly advised: string | undefined;
}

/**
 * The shelf by size, each with its recommended number format for many languages, then for English alone. What is here or on
 * its way is shown too, whatever its format. Models of the user's own come last, one by one.
 */
export function groupsOf(shelf: readonly ShelfModel[], kept: Kept): readonly ShelfGroup[] {
  const own = shelf.filter(({ origin }) => origin === "own");
  const sizes = new Map<string, ShelfModel[]>();
  for (const model of shelf) {
    if (model.origin === "own" || !writesDown(model)) continue;
    const { size } = partsOf(model.name);
    sizes.set(size, [...(sizes.get(size) ?? []), model]);
  }
  const groups = [...sizes]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([size, models]) => groupOf(size, models, kept));
  return [...groups, ...own.map((model) => ({ size: model.name, shown: [model], others: [], look: "open" as const }))];
}

/** Distilled sizes stand behind the others, unknown ones behind those. */
function place(size: string): number {
  const found = publishedSizes.indexOf(size);
  return found < 0 ? publishedSizes.length : found;
}

function groupOf(size: string, models: readonly ShelfModel[], { inUse, advised }: Kept): ShelfGroup {
  const sorted = models.toSorted(byLanguagesAndFormat);
  const recommended = new Set(
    (["many", "english"] as const).map((speaks) => sorted.find(({ name }) => partsOf(name).speaks === speaks)?.name),
  );
  const isKept = ({ name, state }: ShelfModel) => state.status !== "absent" || name === inUse || name === advised;
  const isShown = (model: ShelfModel) => recommended.has(model.name) || isKept(model);
  const isOpen = models.some((model) => isKept(model) || model.origin === "page");
  const others = sorted.filter((model) => !isShown(model));
  return { size, shown: sorted.filter(isShown), others, look: isOpen ? "open" : "folded" };
}

/** Formats of few bits come first: they are the smallest, and nobody hears the difference. */
function byLanguagesAndFormat(a: ShelfModel, b: ShelfModel): number {
  const [one, other] = [partsOf(a.name), partsOf(b.name)];
  return (
    Number(one.speaks === "english") - Number(other.speaks === "english") ||
    formatOrder(one.format) - formatOrder(other.format) ||
    a.bytes - b.bytes
  );
}

function formatOrder(format: string): number {
  return Number(/^q(\d)/.exec(format)?.[1] ?? 16);
}
