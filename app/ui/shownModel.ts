import type { Model } from "../client/models/model";
import { displayName } from "../state/models/models";
import type { Strings } from "../strings/strings";

/** What a model is called where all that is stored is listed: those that write nothing down are no names that anybody knows. */
export function shownModel(model: Pick<Model, "name" | "use">, { speakers }: Pick<Strings, "speakers">): string {
  return model.use === "speakers" ? speakers.networks : displayName(model);
}
