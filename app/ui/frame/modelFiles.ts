/** A file that says it is sound or a picture is no model; a model says nothing, or that it is bytes. */
const isOtherType = /^(?:audio|video|image|text|font)\//;
const isModelName = /\.(?:bin|gguf|ggml|safetensors)$/i;

/** While files hang over the page only their types are known. */
export function mayBeModels(types: readonly string[]): "yes" | "no" {
  return types.length > 0 && types.every((type) => !isOtherType.test(type)) ? "yes" : "no";
}

/** Hands on the first dropped model, one being read at a time, and returns the files that are none. */
export function takeModels<F extends Pick<File, "name">>(files: readonly F[], add: (file: F) => void): readonly F[] {
  const models = files.filter(({ name }) => isModelName.test(name));
  const [first] = models;
  if (first) add(first);
  return files.filter((file) => !models.includes(file));
}
