import { evaluate } from "../constants";

/** WGSL without the bodies of its functions: what a reader of declarations needs, and all that wgsl_reflect can parse. */
export function withoutBodies(source: string): string {
  let kept = "";
  let depth = 0;
  let inFunction = false;
  for (const token of source.replace(/\/\/.*$|@diagnostic\([^)]*\)/gm, "").split(/(\bfn\b|[{}])/)) {
    if (token === "fn") inFunction = true;
    if (inFunction && token === "{") depth++;
    if (depth === 0 || (depth === 1 && token === "{")) kept += token;
    if (inFunction && token === "}") {
      depth--;
      if (depth === 0) {
        kept += "}";
        inFunction = false;
      }
    }
  }
  return kept;
}

/** Bytes of all `var<workgroup>` arrays; `values` are those of the overrides. */
export function workgroupBytes(source: string, values: Readonly<Record<string, number>>): number {
  const arrays = [...source.matchAll(/var<workgroup>\s+\w+:\s*array<(.+),\s*([^,>]+)>;/g)];
  const declared = source.split("var<workgroup>").length - 1;
  if (arrays.length !== declared) throw new Error("A workgroup variable is no array; its size is not known here");
  const elementsOf = (length: string) => evaluate(source, length, values);
  return arrays.reduce((sum, [, type = "", length = ""]) => {
    return sum + bytesOf(resolveAliases(source, type), elementsOf) * elementsOf(length);
  }, 0);
}

function resolveAliases(source: string, type: string): string {
  return type.replace(/\b(Elem|Out)\b/g, (alias) => source.match(new RegExp(`alias ${alias} = (\\w+);`))?.[1] ?? alias);
}

function bytesOf(type: string, elementsOf: (length: string) => number): number {
  const [, inner, length] = type.match(/^array<(.+),\s*([^,>]+)>$/) ?? [];
  if (inner && length) return bytesOf(inner, elementsOf) * elementsOf(length);
  const sizes: Readonly<Record<string, number>> = {
    f32: 4,
    u32: 4,
    vec2f: 8,
    vec4f: 16,
    vec4u: 16,
    "vec4<f32>": 16,
    "vec4<f16>": 8,
  };
  const size = sizes[type];
  if (size === undefined) throw new Error(`The size of ${type} is not known here`);
  return size;
}
