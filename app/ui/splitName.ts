/** A file name in two parts, so that the extension stays visible when the name is cut: `["talk", ".mp3"]`. */
export function splitName(name: string): readonly [stem: string, extension: string] {
  const dot = name.lastIndexOf(".");
  return dot > 0 && name.length - dot <= 8 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
}
