import type { TranscriptFacts, TranscriptSegment } from "../types";

/** What is other with every text of the same sound. */
export type TextFacts = Pick<
  TranscriptFacts,
  "title" | "speakers" | "languages" | "task" | "model" | "captions" | "voices"
>;

/** What a person changes of a transcript, and what comes with another text of it. */
export interface EditedText extends TextFacts {
  readonly segments: readonly TranscriptSegment[];
}

/**
 * A change that can be taken back: what stood in a place before it, and what stood there after it. What comes behind all of it
 * while the text is still written, and what becomes known of its language, is none of it.
 */
interface Step {
  readonly at: number;
  readonly before: readonly TranscriptSegment[];
  readonly after: readonly TranscriptSegment[];
  /** Only those that it changed. */
  readonly facts: { readonly before: Partial<TextFacts>; readonly after: Partial<TextFacts> };
}

/** The changes of a text, the last one at the end, and those that were taken back. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const noHistory: History = { done: [], undone: [] };

/** Most steps that can be taken back. */
const mostSteps = 200;

/** The history with a change at its end. */
export function remember({ done }: History, before: EditedText, after: EditedText): History {
  const [old, now] = [before.segments, after.segments];
  const most = Math.min(old.length, now.length);
  let at = 0;
  while (at < most && old[at] === now[at]) at++;
  let behind = 0;
  while (behind < most - at && old[old.length - 1 - behind] === now[now.length - 1 - behind]) behind++;
  const step = {
    at,
    before: old.slice(at, old.length - behind),
    after: now.slice(at, now.length - behind),
    facts: changedFacts(before, after),
  };
  return { done: [...done, step].slice(-mostSteps), undone: [] };
}

/** The text and the history after the last change was taken back; undefined: there is none. */
export function undo(history: History, text: EditedText): readonly [History, EditedText] | undefined {
  const step = history.done.at(-1);
  if (step === undefined) return undefined;
  const after = { done: history.done.slice(0, -1), undone: [...history.undone, step] };
  const facts = { ...factsOfText(text), ...step.facts.before };
  return [after, { ...facts, segments: exchanged(text, step.at, step.after.length, step.before) }];
}

/** The text and the history after the change that was last taken back was made again; undefined: there is none. */
export function redo(history: History, text: EditedText): readonly [History, EditedText] | undefined {
  const undone = withFreeNumbers(history.undone, text);
  const step = undone.at(-1);
  if (step === undefined) return undefined;
  const after = { done: [...history.done, step], undone: undone.slice(0, -1) };
  const facts = { ...factsOfText(text), ...step.facts.after };
  return [after, { ...facts, segments: exchanged(text, step.at, step.before.length, step.after) }];
}

/** Numbers that the last of the steps gave, and that something has which was heard since it was taken back, become others. */
function withFreeNumbers(undone: History["undone"], { segments }: EditedText): History["undone"] {
  const step = undone.at(-1);
  const own = new Set(step?.before.map(({ id }) => id));
  const taken = new Set(segments.flatMap(({ id }) => (own.has(id) ? [] : [id])));
  const given = step?.after.filter(({ id }) => taken.has(id)) ?? [];
  if (given.length === 0) return undone;
  const all = [...segments, ...undone.flatMap(({ before, after }) => [...before, ...after])];
  const first = all.reduce((most, { id }) => Math.max(most, id), -1) + 1;
  const free = new Map(given.map(({ id }, index) => [id, first + index]));
  const renumbered = (some: readonly TranscriptSegment[]) =>
    some.map((one) => (free.has(one.id) ? { ...one, id: free.get(one.id) ?? one.id } : one));
  return undone.map((one) => ({ ...one, before: renumbered(one.before), after: renumbered(one.after) }));
}

/** A text without its segments. */
export function factsOfText({ title, speakers, languages, task, model, captions, voices }: TextFacts): TextFacts {
  return { title, speakers, languages, task, model, captions, voices };
}

function changedFacts(before: TextFacts, after: TextFacts): Step["facts"] {
  const [old, now] = [factsOfText(before), factsOfText(after)];
  const changed = (Object.keys(old) as (keyof TextFacts)[]).filter((fact) => old[fact] !== now[fact]);
  const only = (facts: TextFacts) => Object.fromEntries(changed.map((fact) => [fact, facts[fact]]));
  return { before: only(old), after: only(now) };
}

function exchanged({ segments }: EditedText, at: number, length: number, by: readonly TranscriptSegment[]) {
  return segments.toSpliced(at, length, ...by);
}
