import type { Model } from "./model";

/** The licence under which a model of the page or of a host was published, as its page says; undefined for the user's own. */
export function licenceOf({ name, origin }: Pick<Model, "name" | "origin">): string | undefined {
  if (origin === "own") return undefined;
  return /^[kn]b-whisper/.test(name) ? "Apache-2.0" : "MIT";
}
