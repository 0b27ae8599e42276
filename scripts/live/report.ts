import type { LiveResult } from "./runClip";

/** The value below which so much of all values lies; NaN without values. */
function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A table of the sets, then the clips that need a look. */
export function report(sets: readonly string[], results: readonly LiveResult[]): string {
  const lines = [
    "| set | clips | minutes | appearance p50, p95 | confirmation p50, p95 | changed | true WER | as a file | from the file | load of speech, of time, to tell who speaks | words | passes a hypothesis, drafts right |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...sets.map((set) =>
      row(
        set,
        results.filter((result) => result.set === set),
      ),
    ),
  ];
  const changes = results.flatMap(({ id, change }) => (change === undefined ? [] : [`- ${id}: ${change}`]));
  if (changes.length > 0) lines.push("", "Confirmed text changed:", ...changes);
  return `${lines.join("\n")}\n`;
}

function row(set: string, results: readonly LiveResult[]): string {
  const sum = (value: (result: LiveResult) => number) => results.reduce((total, result) => total + value(result), 0);
  const figures = results.flatMap((result) => (result.figures ? [result.figures] : []));
  const delays = (values: readonly number[]) =>
    values.length === 0 ? "–" : `${quantile(values, 0.5).toFixed(2)} s, ${quantile(values, 0.95).toFixed(2)} s`;
  const percent = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
  const trueWords = sum(({ truth }) => truth?.words ?? 0);
  const computed = sum((result) => result.computed);
  const seconds = sum((result) => result.seconds);
  const cells = [
    set,
    results.length,
    (seconds / 60).toFixed(1),
    delays(figures.flatMap(({ appearance }) => appearance)),
    delays(figures.flatMap(({ confirmation }) => confirmation)),
    percent(
      figures.reduce((total, { changed }) => total + changed, 0),
      figures.reduce((total, { shown }) => total + shown, 0),
    ),
    percent(
      sum(({ truth }) => truth?.errors ?? 0),
      trueWords,
    ),
    percent(
      sum(({ truth }) => truth?.fileErrors ?? 0),
      trueWords,
    ),
    percent(
      sum(({ fileDifferences }) => fileDifferences),
      sum(({ fileWords }) => fileWords),
    ),
    [computed / sum(({ speech }) => speech), computed / seconds, sum(({ telling }) => telling) / seconds]
      .map((load) => load.toFixed(2))
      .join(", "),
    sum(({ words }) => words),
    `${(sum(({ drafts }) => drafts.passes) / sum(({ hypotheses }) => hypotheses)).toFixed(1)}, ${percent(
      sum(({ drafts }) => drafts.accepted),
      sum(({ drafts }) => drafts.drafted),
    )}`,
  ];
  return `| ${cells.join(" | ")} |`;
}
