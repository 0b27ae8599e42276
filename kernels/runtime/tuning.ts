/** Invocations of a workgroup, rows and columns of each, depth of a tile. */
export interface Tile {
  readonly GROUP_M: number;
  readonly GROUP_N: number;
  readonly TM: number;
  readonly TN: number;
  readonly BK: number;
}

/** Which variant of each kernel runs, and with what sizes. Numbers come from `npm run bench` on the adapters named. */
export interface Tuning {
  readonly element: "f32" | "f16";
  readonly matmul:
    | (Tile & {
        readonly kind: "tile";
        /** What is taken instead where that makes too few workgroups. */
        readonly few?: Tile;
      })
    /** Subgroups of a workgroup, matrices of each, depth of a tile. */
    | (Tile & { readonly kind: "matrix" })
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
    | {
        readonly kind: "tile";
        readonly GROUP_Q: number;
        readonly GROUP_K: number;
        readonly TQ: number;
        /** 1: queries are kept in workgroup memory too. */
        readonly NEAR: 0 | 1;
      }
    /** Subgroups of a workgroup, keys of a tile. */
    | { readonly kind: "matrix"; readonly SUBGROUPS: number; readonly KEYS: number }
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
  /** Whether subgroups multiply matrices of f16 (`matrices.ts`). */
  readonly matrices: boolean;
}
