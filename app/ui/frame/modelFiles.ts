/** A file that says it is sound or a picture is no model; a model says nothing, or that it is bytes. */
const isOtherType = /^(?:audio|video|image|text|font)\//;

/** While files hang over the page only their types are known. */
export function mayBeModels(types: readonly string[]): "yes" | "no" {
  return types.length > 0 && types.every((type) => !isOtherType.test(type)) ? "yes" : "no";
}
