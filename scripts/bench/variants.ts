import { measureVariants } from "../../engine/device/measureVariants";
import type { Backend } from "../../kernels/runtime/backend";
import type { KernelClass } from "../../kernels/runtime/variants";
import type { Row } from "./rows";

/** Times what a graphics card is asked at its first use, without its limit of time; none of a processor, which has one way. */
export async function benchVariants(backend: Backend): Promise<readonly Row[]> {
  const measured = await measureVariants(backend, { limit: Number.POSITIVE_INFINITY, now: () => performance.now() });
  if (!measured) return [];
  return Object.entries(measured.figures).flatMap(([name, figures]) =>
    figures.map((one) => ({
      ...{
        kind: "variant",
        name,
        shape: one.name,
        type: backend.info.arithmetic,
        median: one.milliseconds ?? Number.NaN,
      },
      samples: 3,
      chosen: measured.names[name as KernelClass] === one.name,
    })),
  );
}
