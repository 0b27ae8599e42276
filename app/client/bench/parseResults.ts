import type { KernelFigure } from "../../../engine/index";
import { type Kept, keptOf, listOf, numberOf, textOf } from "../storage/kept";
import type { DeviceResult, DraftsFigure, SpeechFigure } from "./types";

/** A device measures fewer kernels than this. */
const mostKernels = 500;

/** Measurements of an earlier visit; a device or a kernel that is broken is left out. */
export function parseResults(value: unknown): readonly DeviceResult[] {
  return listOf(value).flatMap((one) => parseResult(keptOf(one)));
}

function parseResult({ device, adapter, arithmetic, kind, speech, kernels, failures }: Kept): readonly DeviceResult[] {
  if ((device !== "webgpu" && device !== "cpu") || typeof adapter !== "string") return [];
  return [
    {
      device,
      adapter,
      arithmetic: textOf(arithmetic) ?? "",
      kind: kind === "software" ? kind : "hardware",
      speech: parseSpeech(keptOf(speech)),
      kernels: listOf(kernels)
        .slice(0, mostKernels)
        .flatMap((one) => parseKernel(keptOf(one))),
      failures: listOf(failures).filter((one) => typeof one === "string"),
    },
  ];
}

function parseSpeech({ model, firstText, drafts, ...kept }: Kept): SpeechFigure | undefined {
  const [audioSeconds, milliseconds] = [numberOf(kept.audioSeconds), numberOf(kept.milliseconds)];
  const [samples, memory] = [numberOf(kept.samples), numberOf(kept.memory)];
  if (typeof model !== "string" || audioSeconds === undefined || milliseconds === undefined) return undefined;
  if (samples === undefined || memory === undefined) return undefined;
  const figure = { model, audioSeconds, milliseconds, firstText: numberOf(firstText), samples, memory };
  const drafted = parseDrafts(keptOf(drafts));
  return drafted ? { ...figure, drafts: drafted } : figure;
}

function parseDrafts({ model, ...kept }: Kept): DraftsFigure | undefined {
  const [milliseconds, right] = [numberOf(kept.milliseconds), numberOf(kept.right)];
  if (typeof model !== "string" || milliseconds === undefined || right === undefined) return undefined;
  return { model, milliseconds, right };
}

function parseKernel({ name, shape, type, ...kept }: Kept): readonly KernelFigure[] {
  const [median, samples] = [numberOf(kept.median), numberOf(kept.samples)];
  const [gflops, gbps] = [numberOf(kept.gflops), numberOf(kept.gbps)];
  if (typeof name !== "string" || typeof shape !== "string" || typeof type !== "string") return [];
  if (median === undefined || samples === undefined) return [];
  const rates = { ...(gflops !== undefined && { gflops }), ...(gbps !== undefined && { gbps }) };
  return [{ name, shape, type, median, samples, ...rates }];
}
