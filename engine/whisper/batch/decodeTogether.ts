import type { TranscribeEvent } from "../../transcript/types";
import type { DecodingTask, RulesTokenizer } from "../decoding/tokenRules";
import type { Generated, Whisper } from "../model/types";
import { latestOf } from "../transcribe/latest";

/** Windows that are decoded together. */
export interface WindowGroup {
  /** Normalised log-mel of each. */
  readonly mels: readonly Float32Array<ArrayBuffer>[];
  /** Of each; they differ in the language at most. */
  readonly tasks: readonly DecodingTask[];
  /** How many windows and sequences run at once; at least as many as there are windows. */
  readonly batch: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Whether windows are decoded together rather than one by one: more than one, and enough of them.
 *
 * Only one shape beside that of a single window is ever recorded, so that memory stays flat. What a group lacks is filled
 * up with its last window once more, which ends when that one ends; below half, that would be more work than it saves.
 */
export function fillsBatch(windows: number, batch: number): boolean {
  return windows > 1 && 2 * windows >= batch;
}

/** Decodes windows greedily and at once, showing their texts one behind the other as they grow. */
export async function* decodeTogether(
  whisper: Whisper,
  tokenizer: Pick<RulesTokenizer, "decode" | "eot">,
  { mels, tasks, batch, signal }: WindowGroup,
): AsyncGenerator<TranscribeEvent, readonly Generated[]> {
  const { rules, maxTokens } = tasks[0]!;
  const filled = <Item>(items: readonly Item[]): readonly Item[] =>
    Array.from({ length: batch }, (_, i) => items[Math.min(i, items.length - 1)]!);
  const textOf = (tokens: readonly number[]) => tokenizer.decode(tokens.filter((token) => token < tokenizer.eot));
  const all = yield* latestOf<TranscribeEvent, readonly Generated[]>(async (show) => {
    await whisper.prepare({ windows: batch, sequences: batch });
    const inference = whisper.startDecoding(whisper.encode(filled(mels)), batch);
    const prompts = filled(tasks).map(({ initialTokens }) => initialTokens);
    return inference.generate(prompts, rules, {
      maxTokens,
      signal,
      onTokens: (tokens) => show({ type: "partial", text: tokens.slice(0, mels.length).map(textOf).join("") }),
    });
  });
  return all.slice(0, mels.length);
}
