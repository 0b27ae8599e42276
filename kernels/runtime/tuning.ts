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
