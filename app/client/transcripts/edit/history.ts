import type { TranscriptFacts, TranscriptSegment } from "../types";

/** What is other with every text of the same sound. */
export type TextFacts = Pick<TranscriptFacts, "title" | "speakers" | "languages" | "task" | "model" | "captions">;

/** What a person changes of a transcript, and what comes with another text of it. */
export interface EditedText extends TextFacts {
  readonly segments: readonly TranscriptSegment[];
}

/** A change that can be taken back: what stood in a place before it, and what stood there after it. */
interface Step {
  readonly at: number;
  readonly before: readonly TranscriptSegment[];
  readonly after: readonly TranscriptSegment[];
  readonly facts: { readonly before: TextFacts; readonly after: TextFacts };
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
    facts: { before: factsOfText(before), after: factsOfText(after) },
  };
  return { done: [...done, step].slice(-mostSteps), undone: [] };
}

/** The text and the history after the last change was taken back; undefined: there is none. */
export function undo(history: History, text: EditedText): readonly [History, EditedText] | undefined {
  const step = history.done.at(-1);
  if (step === undefined) return undefined;
  const after = { done: history.done.slice(0, -1), undone: [...history.undone, step] };
  return [after, { ...step.facts.before, segments: exchanged(text, step.at, step.after.length, step.before) }];
}

/** The text and the history after the change that was last taken back was made again; undefined: there is none. */
export function redo(history: History, text: EditedText): readonly [History, EditedText] | undefined {
  const step = history.undone.at(-1);
  if (step === undefined) return undefined;
  const after = { done: [...history.done, step], undone: history.undone.slice(0, -1) };
  return [after, { ...step.facts.after, segments: exchanged(text, step.at, step.before.length, step.after) }];
}

/** A text without its segments. */
export function factsOfText({ title, speakers, languages, task, model, captions }: TextFacts): TextFacts {
  return { title, speakers, languages, task, model, captions };
}

function exchanged({ segments }: EditedText, at: number, length: number, by: readonly TranscriptSegment[]) {
  return segments.toSpliced(at, length, ...by);
}
