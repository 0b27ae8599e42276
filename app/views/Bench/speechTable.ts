import type { DeviceResult, SpeechFigure } from "../../client/bench/types";
import { adapterName } from "../../state/devices";
import type { Strings } from "../../strings/strings";
import type { SheetRow, SheetTable } from "./sheet";

const none = "—";

/** The model in use on every device that was measured, one device a column; undefined before the first. */
export function speechTable(results: readonly DeviceResult[], all: Strings): SheetTable | undefined {
  const words = all.bench.fast;
  const seconds = results.find(({ speech }) => speech)?.speech?.audioSeconds;
  const hasFailed = results.some(({ failures }) => failures.length > 0);
  const note = results.some(({ kind }) => kind === "software") ? words.software : undefined;
  if (seconds === undefined && !hasFailed && note === undefined) return undefined;
  const { graphicsCard, processor } = all.common.devices;
  const of = (title: string, cell: (result: DeviceResult) => string): SheetRow => ({ title, cells: results.map(cell) });
  const ofSpeech = (title: string, cell: (figure: SpeechFigure) => string) =>
    of(title, ({ speech }) => (speech ? cell(speech) : none));
  const rows = [
    of(words.computes, ({ adapter }) => adapterName(adapter, all)),
    of(words.type, ({ arithmetic }) => arithmetic),
    ...(seconds === undefined ? [] : speechRows(seconds, ofSpeech, words)),
    ...(hasFailed ? [of(words.failed, ({ failures }) => failures.join(" ") || none)] : []),
  ];
  const head = [words.figure, ...results.map(({ device }) => (device === "webgpu" ? graphicsCard : processor))];
  return { name: words.name, head, rows, note };
}

type RowOf = (title: string, cell: (figure: SpeechFigure) => string) => SheetRow;

function speechRows(seconds: number, of: RowOf, words: Strings["bench"]["fast"]): readonly SheetRow[] {
  return [
    of(words.model, ({ model }) => model),
    of(words.sample(seconds), ({ milliseconds }) => words.seconds(milliseconds / 1000)),
    of(words.speed, ({ audioSeconds, milliseconds }) => words.realtime((1000 * audioSeconds) / milliseconds)),
    of(words.firstText, ({ firstText }) => (firstText === undefined ? none : words.seconds(firstText / 1000))),
    of(words.drafts, ({ drafts, milliseconds }) =>
      drafts ? words.draftsOf(drafts.model, drafts.right, milliseconds / drafts.milliseconds) : words.noDrafts,
    ),
    of(words.memory, ({ memory }) => words.size(memory)),
    of(words.median, ({ samples }) => words.runs(samples)),
  ];
}
