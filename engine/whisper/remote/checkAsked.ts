import { SottoError } from "../../errors";
import type { ModelDimensions } from "../model/dimensions";
import type { TokenRules } from "../model/types";
import type { Asked, Message } from "./messages";
import { mostSequences } from "./remoteWhisper";

/** Tokens that are written ahead at once at most. */
const mostDrafted = 447;

type Kept = Readonly<Record<string, unknown>>;

/**
 * A question of whoever sent it, with every number within the bounds of the model that is asked. Throws `internal` with what of it
 * is not.
 */
export function checkAsked({ head, numbers }: Message<unknown>, dims: ModelDimensions): Message<Asked> {
  const asked = head as Kept | null;
  if (typeof asked !== "object" || asked === null) throw refused("it is no question");
  if (typeof asked.session !== "string" || !/^[\w-]{8,64}$/.test(asked.session)) throw refused("session");
  const expected = asked.ask === "encode" ? 2 * dims.nAudioCtx * dims.nMels : 0;
  if (numbers.length !== expected) throw refused(`${numbers.length} numbers, expected ${expected}`);
  checkWords(asked, dims);
  return { head: asked as unknown as Asked, numbers };
}

function checkWords(asked: Kept, dims: ModelDimensions): void {
  const { nTextCtx } = dims;
  switch (asked.ask) {
    case "begin":
    case "encode":
    case "stop":
      return;
    case "generate":
      checkSequences(asked.prompts, dims);
      checkRules(asked.rules as Kept, dims);
      if (!isWhole(asked.maxTokens, 1, nTextCtx)) throw refused("maxTokens");
      if (asked.drafts !== "follow" && asked.drafts !== "none") throw refused("drafts");
      if (asked.drafts === "follow" && (asked.prompts as unknown[]).length !== 1) throw refused("prompts with drafts");
      return;
    case "draft":
      checkTokens(asked.tokens, dims, { least: 0, most: mostDrafted });
      return;
    case "step":
      checkSequences(asked.tokens, dims);
      return;
    case "align":
      checkTokens(asked.tokens, dims, { least: 1, most: nTextCtx });
      checkWish(asked.wanted as Kept | null | undefined, (asked.tokens as unknown[]).length, dims);
      return;
    default:
      throw refused("what is asked");
  }
}

function checkWish(wanted: Kept | null | undefined, tokens: number, dims: ModelDimensions): void {
  const { nAudioCtx, nTextLayer, nTextHead, nVocab } = dims;
  const heads = wanted?.heads;
  const isHead = (one: unknown) =>
    Array.isArray(one) && isWhole(one[0], 0, nTextLayer - 1) && isWhole(one[1], 0, nTextHead - 1);
  if (!Array.isArray(heads) || heads.length > nTextLayer * nTextHead || !heads.every(isHead)) throw refused("heads");
  const { textBelow, positions = 1, from = 0 } = wanted as Kept;
  if (!isWhole(textBelow, 0, nVocab)) throw refused("textBelow");
  if (!isWhole(positions, 1, nAudioCtx)) throw refused("positions");
  if (!isWhole(from, 0, tokens)) throw refused("from");
}

function checkSequences(value: unknown, dims: ModelDimensions): void {
  if (!Array.isArray(value) || value.length < 1 || value.length > mostSequences) throw refused("sequences");
  for (const one of value) checkTokens(one, dims, { least: 1, most: dims.nTextCtx });
}

function checkTokens(
  value: unknown,
  { nVocab }: ModelDimensions,
  { least, most }: { least: number; most: number },
): void {
  const isFit = Array.isArray(value) && value.length >= least && value.length <= most;
  if (!isFit || !value.every((token) => isWhole(token, 0, nVocab - 1))) throw refused("tokens");
}

function checkRules(rules: Kept | undefined, dims: ModelDimensions): void {
  const { nVocab, nTextCtx } = dims;
  if (typeof rules !== "object" || rules === null) throw refused("rules");
  const { eot, noSpeech, sotIndex, suppress, suppressAtBegin, timestamps, draw } = rules as Partial<TokenRules>;
  const all = { least: 0, most: nVocab };
  checkTokens(suppress, dims, all);
  checkTokens(suppressAtBegin, dims, all);
  const isToken = (value: unknown) => isWhole(value, 0, nVocab - 1);
  if (!isToken(eot) || !isToken(noSpeech) || !isWhole(sotIndex, 0, nTextCtx - 1)) throw refused("rules");
  if (timestamps) {
    const { noTimestamps, timestampBegin, maxInitialTimestampIndex: first } = timestamps;
    if (!isToken(noTimestamps) || !isToken(timestampBegin)) throw refused("timestamps");
    if (first !== undefined && !isWhole(first, 0, nVocab)) throw refused("timestamps");
  }
  if (draw && !(draw.temperature > 0 && draw.temperature <= 2 && isWhole(draw.key, -(2 ** 32), 2 ** 32))) {
    throw refused("draw");
  }
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function refused(what: string): SottoError {
  return new SottoError("internal", `The question cannot be answered: ${what} is not as expected.`);
}
