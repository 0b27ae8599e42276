import type { AdapterFacts, Tuning } from "./tuning";

/** Which of its kernels' variants a verb takes: the fields of `Tuning` that are worth a trial. */
export type KernelClass = "matmul" | "matvec" | "attention" | "attend";

/** The name of a variant for each class; a name that there is not, and one that an adapter cannot run, stand for the table's. */
export type VariantNames = Readonly<Record<KernelClass, string>>;

type Variants = { readonly [Class in KernelClass]: Readonly<Record<string, Tuning[Class]>> };

/** All that may run, by class and name; the kernels' tests prove each of them. */
export const variants = {
  matmul: {
    // Subgroups of a workgroup, matrices of each.
    "matrix 4×1/2×4": { kind: "matrix", GROUP_M: 4, GROUP_N: 1, TM: 2, TN: 4, BK: 32 },
    // Invocations of a workgroup, rows and columns that one makes, depth of a tile; smaller tiles where they are few.
    "8×16/8×4 or 4×4": {
      kind: "tile",
      ...{ GROUP_M: 8, GROUP_N: 16, TM: 8, TN: 4, BK: 16 },
      few: { GROUP_M: 8, GROUP_N: 16, TM: 4, TN: 4, BK: 32 },
    },
    "8×16/8×4": { kind: "tile", GROUP_M: 8, GROUP_N: 16, TM: 8, TN: 4, BK: 16 },
    "16×16/4×4": { kind: "tile", GROUP_M: 16, GROUP_N: 16, TM: 4, TN: 4, BK: 16 },
    "8×8/4×4": { kind: "tile", GROUP_M: 8, GROUP_N: 8, TM: 4, TN: 4, BK: 32 },
    direct: { kind: "direct" },
  },
  matvec: {
    // Lanes of an output, invocations of a workgroup.
    "16/128": { reduce: "workgroup", WG: 128, LANES: 16, atMost: 32, ROWS: 4, single: 0 },
    "32/32": { reduce: "workgroup", WG: 32, LANES: 32, atMost: 32, ROWS: 4, single: 0 },
    subgroups: { reduce: "subgroup", WG: 128, LANES: 32, atMost: 32, ROWS: 4, single: 8192 },
    none: { reduce: "none", WG: 64, LANES: 1, atMost: 8, ROWS: 1, single: 0 },
  },
  attention: {
    // Subgroups of a workgroup, keys of a tile.
    "matrix 4/64": { kind: "matrix", SUBGROUPS: 4, KEYS: 64 },
    // Queries × keys that a workgroup's invocations stand at, queries of each.
    "16×8/3 near": { kind: "tile", GROUP_Q: 16, GROUP_K: 8, TQ: 3, NEAR: 1 },
    "16×8/5": { kind: "tile", GROUP_Q: 16, GROUP_K: 8, TQ: 5, NEAR: 0 },
    "16×4/4": { kind: "tile", GROUP_Q: 16, GROUP_K: 4, TQ: 4, NEAR: 0 },
    direct: { kind: "direct" },
  },
  // Invocations of a workgroup.
  attend: { "64": 64, "128": 128, "256": 256 },
} as const satisfies Variants;

export const kernelClasses = Object.keys(variants) as readonly KernelClass[];

/** What every GPU can run, with no optional feature. */
const gpu = { element: "f32", matvec: variants.matvec["16/128"], attend: 256 } as const;

/** Adapters that run on the processor: no barriers where they can be avoided. */
const software: Tuning = {
  element: "f32",
  matmul: variants.matmul.direct,
  matvec: variants.matvec.none,
  attention: variants.attention.direct,
  attend: 64,
};

/** The variant table: facts of an adapter → what runs on it, until it was measured there. */
export function tuningFor(facts: AdapterFacts): Tuning {
  if (facts.software) return software;
  // From what needs most to what every adapter can run.
  const first = (name: KernelClass) => variantNames(name, facts)[0] ?? "";
  const chosen = tuningOf({ matmul: first("matmul"), attention: first("attention"), matvec: "subgroups" }, facts);
  return { ...gpu, ...chosen } as Tuning;
}

/** Bytes of workgroup memory that some variants take, more than every adapter has. */
const memory: Readonly<Record<string, number>> = {
  "matrix 4×1/2×4": 20_480,
  "matrix 4/64": 45_072,
  "16×8/3 near": 38_672,
  "16×8/5": 31_248,
};

/** The variants of a class that an adapter can run. */
export function variantNames(name: KernelClass, facts: AdapterFacts): readonly string[] {
  const { workgroupMemory, matrices, subgroups, subgroupMinSize } = facts;
  return Object.keys(variants[name]).filter((variant) => {
    if (workgroupMemory < (memory[variant] ?? 0)) return false;
    if (variant === "subgroups") return subgroups && subgroupMinSize >= 32;
    return matrices || !variant.startsWith("matrix");
  });
}

/** The fields of `Tuning` that stand behind names, those that this adapter can run. */
export function tuningOf(names: Partial<VariantNames>, facts: AdapterFacts): Partial<Tuning> {
  const known = kernelClasses.filter((name) => variantNames(name, facts).includes(names[name] ?? ""));
  return Object.fromEntries(known.map((name) => [name, (variants as Variants)[name][names[name] ?? ""]]));
}

/** The names of what a tuning has; "other" for what has none. */
export function namesOf(tuning: Tuning): VariantNames {
  const nameOf = (name: KernelClass) =>
    Object.entries<unknown>(variants[name]).find(([, value]) => isSame(value, tuning[name]))?.[0] ?? "other";
  return Object.fromEntries(kernelClasses.map((name) => [name, nameOf(name)])) as VariantNames;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
