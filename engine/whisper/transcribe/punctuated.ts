import type { TranscribeEvent } from "../../transcript/types";
import { phraseTokens } from "../decoding/prompts";
import { hasSentenceMark, lacksPunctuation } from "../decoding/punctuation";
import type { Decoding, FoundWindow } from "./melWindow";
import type { Transcriber } from "./transcriber";

/** By how much the average log-probability may be worse. */
const tolerance = 0.1;

/**
 * A window without text before it, with punctuation where the model can be brought to write it: Whisper goes on as it began,
 * and so may leave a whole file without a full stop. `decode` decodes the window after a prompt.
 */
export async function* punctuated(
  decode: (prompt: readonly number[]) => AsyncGenerator<TranscribeEvent, FoundWindow>,
  { language, task, punctuate }: Pick<Decoding, "language" | "task" | "punctuate">,
  tokenizer: Pick<Transcriber["tokenizer"], "encode">,
): AsyncGenerator<TranscribeEvent, FoundWindow> {
  const plain = yield* decode([]);
  const written = task === "translate" ? "en" : language;
  const example = punctuate?.[written];
  if (example === undefined || !lacksPunctuation(textOf(plain), written)) return plain;
  const again = yield* withoutPartials(decode(phraseTokens(example, tokenizer)));
  return isAsGood(again, plain) ? again : plain;
}

function isAsGood(again: FoundWindow, plain: FoundWindow): boolean {
  const [one, other] = [again.segments?.[0], plain.segments?.[0]];
  if (!one || !other || !hasSentenceMark(textOf(again))) return false;
  return one.avgLogprob >= other.avgLogprob - tolerance;
}

function textOf({ segments = [] }: FoundWindow): string {
  return segments.map(({ text }) => text).join("");
}

/** The text that is shown stays until the better one is there. */
async function* withoutPartials<Result>(
  run: AsyncGenerator<TranscribeEvent, Result>,
): AsyncGenerator<TranscribeEvent, Result> {
  for (;;) {
    const next = await run.next();
    if (next.done) return next.value;
    if (next.value.type !== "partial") yield next.value;
  }
}
