/** Which variant of each kernel runs, and with what sizes. Numbers come from `npm run bench` on the adapters named. */
export interface Tuning {
  readonly element: "f32" | "f16";
  readonly matmul:
    | {
        readonly kind: "tile";
        readonly GROUP_M: number;
        readonly GROUP_N: number;
        readonly TM: number;
        readonly TN: number;
        readonly BK: number;
      }
    | { readonly kind: "direct" };
  readonly matvec: {
    readonly reduce: "workgroup" | "subgroup" | "none";
    readonly WG: number;
    readonly LANES: number;
    /** Rows up to which a linear layer takes this kernel instead of tiles, and how many of several share their weights. */
    readonly atMost: number;
    readonly ROWS: number;
    /** Outputs up to which each has lanes of its own instead of sharing them with three others. */
    readonly single: number;
  };
  readonly attention:
    | { readonly kind: "tile"; readonly GROUP_Q: number; readonly GROUP_K: number; readonly TQ: number }
    | { readonly kind: "direct" };
  /** Workgroup size of the decoder's attention. */
  readonly attend: number;
}

/** What the choice depends on. */
export interface AdapterFacts {
  readonly software: boolean;
  readonly subgroups: boolean;
  readonly subgroupMinSize: number;
  /** Bytes of workgroup memory. */
  readonly workgroupMemory: number;
}

/** Baseline of any GPU: no optional feature, 16 KiB of workgroup memory. */
const gpu: Tuning = {
  element: "f32",
  matmul: { kind: "tile", GROUP_M: 8, GROUP_N: 16, TM: 8, TN: 4, BK: 16 },
  matvec: { reduce: "workgroup", WG: 128, LANES: 16, atMost: 32, ROWS: 4, single: 0 },
  attention: { kind: "tile", GROUP_Q: 16, GROUP_K: 4, TQ: 4 },
  attend: 256,
};

/** Adapters that run on the processor: no barriers where they can be avoided. */
const software: Tuning = {
  element: "f32",
  matmul: { kind: "direct" },
  matvec: { reduce: "none", WG: 64, LANES: 1, atMost: 8, ROWS: 1, single: 0 },
  attention: { kind: "direct" },
  attend: 64,
};

/** Attention where there is more workgroup memory: more keys at a time, more queries to share them. */
const wideAttention = { kind: "tile", GROUP_Q: 16, GROUP_K: 8, TQ: 5 } as const;
/** Bytes of workgroup memory that it takes. */
const WIDE_ATTENTION_BYTES = 30_976;

/** The variant table: facts of an adapter → what runs on it. */
export function tuningFor(facts: AdapterFacts): Tuning {
  if (facts.software) return software;
  const useSubgroups = facts.subgroups && facts.subgroupMinSize >= 32;
  return {
    ...gpu,
    attention: facts.workgroupMemory >= WIDE_ATTENTION_BYTES ? wideAttention : gpu.attention,
    matvec: useSubgroups ? { ...gpu.matvec, reduce: "subgroup", LANES: 32, single: 8192 } : gpu.matvec,
  };
}
