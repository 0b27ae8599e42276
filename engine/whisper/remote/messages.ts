import { SottoError } from "../../errors";
import type { AlignmentWish } from "../model/alignmentWish";
import type { ModelDimensions } from "../model/dimensions";
import type { Generated, TokenRules } from "../model/types";

/** What is asked of the model that is elsewhere; all but the first name the session that the first one began. */
export type Asked =
  | { readonly ask: "begin"; readonly session: string }
  /** The numbers are a window of log-mel, as for `Whisper.encode`; what follows is asked of it. */
  | { readonly ask: "encode"; readonly session: string }
  | {
      readonly ask: "generate";
      readonly session: string;
      readonly prompts: readonly (readonly number[])[];
      readonly rules: TokenRules;
      readonly maxTokens: number;
      /** Whether drafts follow. */
      readonly drafts: "follow" | "none";
    }
  /** What may follow the tokens that were chosen; nothing: a step is taken. */
  | { readonly ask: "draft"; readonly session: string; readonly tokens: readonly number[] }
  | { readonly ask: "step"; readonly session: string; readonly tokens: readonly (readonly number[])[] }
  | {
      readonly ask: "align";
      readonly session: string;
      readonly tokens: readonly number[];
      readonly wanted: AlignmentWish;
    }
  /** Nothing more is wanted of what is generated. */
  | { readonly ask: "stop"; readonly session: string };

/** What the model that is elsewhere answers. */
export type Told =
  | { readonly tell: "model"; readonly dims: ModelDimensions; readonly words: string }
  | { readonly tell: "done" }
  /** Tokens behind those that were told before: what of the draft was right, and one more. */
  | { readonly tell: "chosen"; readonly tokens: readonly number[] }
  | { readonly tell: "generated"; readonly generated: readonly Generated[] }
  /** The numbers are logits, as of `Inference.step`. */
  | { readonly tell: "logits" }
  /** The numbers are so many of attention, and then probabilities, as of `Inference.align`. */
  | { readonly tell: "alignment"; readonly attention: number }
  | { readonly tell: "failed"; readonly message: string };

export interface Message<Head> {
  readonly head: Head;
  readonly numbers: Float32Array<ArrayBuffer>;
}

const none = new Float32Array(0);

/** A message as bytes: the length of its words, its words in JSON, filled up to four bytes, then its numbers; little-endian. */
export function pack<Head>(head: Head, numbers: Float32Array = none): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head));
  const from = 4 + 4 * Math.ceil(text.length / 4);
  const bytes = new Uint8Array(from + numbers.byteLength).fill(0x20, 0, from);
  new DataView(bytes.buffer).setUint32(0, from - 4, true);
  bytes.set(text, 4);
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), from);
  return bytes;
}

/** The message of some bytes, whose words may still be anything. Throws `internal` for what is no message. */
export function unpack(bytes: Uint8Array): Message<unknown> {
  // Node's own `slice` of a Buffer is no copy.
  const copy = new Uint8Array(bytes);
  const length = copy.length >= 4 ? new DataView(copy.buffer).getUint32(0, true) : Number.NaN;
  const rest = copy.length - 4 - length;
  if (!(rest >= 0) || length % 4 !== 0 || rest % 4 !== 0) throw noMessage(`${bytes.length} bytes`);
  try {
    const head: unknown = JSON.parse(new TextDecoder().decode(copy.subarray(4, 4 + length)));
    return { head, numbers: new Float32Array(copy.buffer, 4 + length) };
  } catch {
    throw noMessage("its words");
  }
}

function noMessage(what: string): SottoError {
  return new SottoError(
    "internal",
    `A message to another model cannot be read (${what}), expected one of this version.`,
  );
}
