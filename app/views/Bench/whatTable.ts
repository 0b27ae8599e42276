import type { DeviceInfo } from "../../../engine/index";
import type { DeviceFacts, GraphicsFacts, ProcessorFacts } from "../../client/bench/types";
import { deviceReason } from "../../state/devices";
import type { EngineState } from "../../state/queue/queueState";
import type { Strings } from "../../strings/strings";
import type { SheetRow, SheetTable } from "./sheet";

export interface WhatThereIs {
  readonly version: string;
  readonly facts: DeviceFacts;
  readonly engine: EngineState;
}

/** What the browser says of this device, and what computes at present. */
export function whatTable({ version, facts, engine }: WhatThereIs, all: Strings): SheetTable {
  const { browser, graphics, processor } = facts;
  const words = all.bench.what;
  const rows = [
    row(words.version, version),
    row(words.browser, browser),
    ...(graphics ? graphicsRows(graphics, words) : [row(words.graphics, words.noGraphics)]),
    ...processorRows(processor, words),
    ...engineRows(engine, all),
  ];
  return { name: words.name, rows };
}

type Words = Strings["bench"]["what"];

function graphicsRows({ adapter, features, ...limits }: GraphicsFacts, words: Words): readonly SheetRow[] {
  return [
    row(words.graphics, adapter),
    row(words.f16, yesOrNo(features.f16, words)),
    row(words.subgroups, yesOrNo(features.subgroups, words)),
    row(words.dp4a, yesOrNo(features.dp4a, words)),
    row(words.buffer, words.size(limits.maxBufferSize)),
    row(words.binding, words.size(limits.maxStorageBufferBindingSize)),
  ];
}

function processorRows({ threads, isIsolated, simd, used }: ProcessorFacts, words: Words): readonly SheetRow[] {
  return [
    row(words.threads, words.count(threads)),
    row(words.isolated, yesOrNo(isIsolated, words)),
    row(words.webAssembly, words[simd](used)),
  ];
}

/** The graphics card's own words for what went wrong stand here alone: nobody translates them. */
function engineRows(engine: EngineState, all: Strings): readonly SheetRow[] {
  if (engine.status !== "ready") return [];
  const words = all.bench.what;
  const { reason, variants } = engine.device;
  return [
    row(words.inUse, deviceReason(engine.device, all)),
    ...(variants ? [row(words.kernels, variantWords(variants))] : []),
    ...(reason.why === "webgpu-failed" ? [row(words.failedWith, reason.message)] : []),
  ];
}

/** Variants as the benchmark of the command line names them. */
function variantWords(variants: NonNullable<DeviceInfo["variants"]>): string {
  return Object.entries(variants)
    .map(([verb, name]) => `${verb} ${name}`)
    .join(", ");
}

function row(title: string, value: string): SheetRow {
  return { title, cells: [value] };
}

function yesOrNo(is: boolean, words: Words): string {
  return is ? words.yes : words.no;
}
