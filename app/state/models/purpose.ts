import { licenceOf } from "../../client/models/licence";
import type { ShelfModel } from "../../client/models/types";
import type { Strings } from "../../strings/strings";
import { partsOf } from "./modelCost";

/** What a size of model is good for; nothing where it says nothing. */
export function purposeOfSize(size: string, { purposes }: Strings["models"]): string {
  return (purposes as Readonly<Record<string, string>>)[size] ?? "";
}

/** What a model is good for, what its numbers are, and under which licence it comes. */
export function purposeOf({ name, origin }: ShelfModel, strings: Strings["models"]): string {
  if (origin === "own") return strings.ofYours;
  const { size, speaks, format } = partsOf(name);
  const isPlainSize = !size.startsWith("distil");
  const english = speaks === "english" && isPlainSize ? strings.englishOnly : "";
  const bits = /^q[58]/.test(format) ? Number(format[1]) : 16;
  // Five bits are what everybody gets who does not ask for more.
  const numbers = bits > 5 ? strings.formats.bits(bits, format) : "";
  const bundled = origin === "page" ? strings.comesWithSotto : "";
  const licence = licenceOf({ name, origin });
  return [numbers || english || purposeOfSize(size, strings), bundled, licence && strings.licence(licence)]
    .filter((words) => words)
    .join(" ");
}
