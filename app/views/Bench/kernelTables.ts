import type { DeviceResult } from "../../client/bench/types";
import { adapterName } from "../../state/devices";
import type { Strings } from "../../strings/strings";
import type { SheetTable } from "./sheet";

/** Operations for each byte below which memory, not arithmetic, is what a kernel waits for. */
const fewOperations = 16;

type Kernel = DeviceResult["kernels"][number];

/** The kernels that were timed, a table for each device. */
export function kernelTables(results: readonly DeviceResult[], all: Strings): readonly SheetTable[] {
  const words = all.bench.kernels;
  return results
    .filter(({ kernels }) => kernels.length > 0)
    .map(({ device, adapter, kernels }) => ({
      name: words.of[device](adapterName(adapter, all)),
      head: [words.kernel, words.type, words.median, words.rate],
      rows: kernels.map((kernel) => ({
        title: kernel.name,
        detail: kernel.shape,
        cells: [kernel.type, time(kernel, words), rate(kernel, words)],
      })),
    }));
}

/** Below a tenth of a millisecond in microseconds. */
function time({ median, samples }: Kernel, words: Strings["bench"]["kernels"]): string {
  return median < 0.1 ? words.microseconds(1000 * median, samples) : words.milliseconds(median, samples);
}

/** What a kernel is bound by, in billions a second; nothing where neither was counted. */
function rate({ gflops, gbps }: Kernel, words: Strings["bench"]["kernels"]): string {
  const waitsForMemory = gbps !== undefined && (gflops === undefined || gflops / gbps < fewOperations);
  if (waitsForMemory) return words.bytes(gbps);
  return gflops === undefined ? "—" : words.operations(gflops);
}
