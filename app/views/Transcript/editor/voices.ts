import type { Paragraph, Segment } from "../../../../engine/index";

/** Whose voices there are, in the order in which they are heard first. */
export function speakersOf(paragraphs: readonly Paragraph[]): readonly string[] {
  return [...new Set(paragraphs.flatMap(({ speaker, also = [] }) => [speaker ?? [], also].flat()))];
}

/** The share of the talk, 0 to 1, that each voice has. */
export function sharesOf(paragraphs: readonly Paragraph[]): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>();
  let whole = 0;
  for (const { segments } of paragraphs) {
    for (const { speaker, start, end } of segments) {
      whole += end - start;
      if (speaker !== undefined) seconds.set(speaker, (seconds.get(speaker) ?? 0) + end - start);
    }
  }
  return new Map([...seconds].map(([name, spoken]) => [name, whole > 0 ? spoken / whole : 0]));
}

/** A stretch of sound, in seconds. */
export interface Excerpt {
  readonly from: number;
  readonly to: number;
}

/** Seconds of an excerpt at least, where there is one, and at most; how many there are of a voice. */
const least = 3;
const most = 5;
const excerpts = 3;

/** Where a voice is heard alone: up to three excerpts, spread over the talk. */
export function excerptsOf(segments: readonly Segment[], name: string): readonly Excerpt[] {
  const runs = runsOf(segments, name);
  const long = runs.filter(({ from, to }) => to - from >= least);
  const chosen = long.length > 0 ? long : runs.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, excerpts);
  const count = Math.min(excerpts, chosen.length);
  const inOrder = chosen.toSorted((a, b) => a.from - b.from);
  const spread = Array.from({ length: count }, (_, i) =>
    inOrder.at(Math.round((i * (inOrder.length - 1)) / Math.max(1, count - 1))),
  );
  return spread.flatMap((run) => (run ? [{ from: run.from, to: Math.min(run.to, run.from + most) }] : []));
}

/** Stretches of one voice without anybody else in them. */
function runsOf(segments: readonly Segment[], name: string): readonly Excerpt[] {
  const runs: { from: number; to: number }[] = [];
  let goesOn = false;
  for (const { speaker, also, start, end, text } of segments) {
    if (text.trim() === "") continue;
    const isAlone = speaker === name && also === undefined;
    const last = runs.at(-1);
    if (isAlone && last && goesOn && start - last.to < 1) last.to = Math.max(last.to, end);
    else if (isAlone) runs.push({ from: start, to: end });
    goesOn = isAlone;
  }
  return runs;
}
