/** What the kernels that multiply subgroup matrices ask of the language. */
export const matrixEnables = ["f16", "subgroups", "chromium_experimental_subgroup_matrix"] as const;

/** The one kind of matrix that they take, f16 × f16 → f32, and the invocations of a subgroup that holds it. */
export const matrixSizes = { SIDE: 16, LANES: 32 } as const;

/** What an adapter says of its subgroups, where it does. */
interface AdapterInfo extends GPUAdapterInfo {
  readonly subgroupMinSize?: number;
  readonly subgroupMaxSize?: number;
  readonly subgroupMatrixConfigs?: Iterable<MatrixKind>;
}

interface MatrixKind {
  readonly componentType: string;
  readonly resultComponentType: string;
  readonly M: number;
  readonly N: number;
  readonly K: number;
}

/** Whether an adapter multiplies the kind of matrices that the kernels take. */
export function hasMatrices(info: AdapterInfo): boolean {
  const { SIDE, LANES } = matrixSizes;
  const isRight = ({ componentType, resultComponentType, M, N, K }: MatrixKind) =>
    componentType === "f16" && resultComponentType === "f32" && M === SIDE && N === SIDE && K === SIDE;
  const isWide = info.subgroupMinSize === LANES && info.subgroupMaxSize === LANES;
  return isWide && [...(info.subgroupMatrixConfigs ?? [])].some(isRight);
}
