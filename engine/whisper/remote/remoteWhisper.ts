import { throwIfCancelled } from "../../errors";
import type { AskElsewhere } from "../../recogniser";
import type { AlignmentWish } from "../model/alignmentWish";
import type { ModelDimensions } from "../model/dimensions";
import type {
  Alignment,
  AudioFeatures,
  DecodingShape,
  FoundSequences,
  Generated,
  GenerateOptions,
  Inference,
  TokenRules,
  Whisper,
} from "../model/types";
import { type Asked, type Message, pack, type Told, unpack } from "./messages";

/** The model that is elsewhere cannot be asked any more, or is another one than expected. */
export class ElsewhereLost extends Error {}

/** What asks calls itself: the same for every file, so that one does not wait until the one before is forgotten. */
const session = crypto.randomUUID();

type Question = Asked extends infer One ? (One extends Asked ? Omit<One, "session"> : never) : never;

/**
 * A model that is elsewhere, as whoever decodes sees it: windows go there once, then drafts, and tokens come back. Every failure is an
 * `ElsewhereLost`.
 */
export class RemoteWhisper implements Whisper {
  readonly dims: ModelDimensions;
  readonly #line: Line;

  private constructor(dims: ModelDimensions, line: Line) {
    this.dims = dims;
    this.#line = line;
  }

  /** Begins a session with a model of the same sizes of sound and text, and the same vocabulary. */
  static async begin(ask: AskElsewhere, local: { readonly dims: ModelDimensions; readonly words: string }) {
    const line = new Line(ask);
    const { head } = await line.ask({ ask: "begin" }, "model");
    const sizes = ["nMels", "nAudioCtx", "nVocab", "nTextCtx"] as const;
    if (head.words !== local.words || sizes.some((size) => head.dims[size] !== local.dims[size])) {
      throw new ElsewhereLost("The model there has another vocabulary than the model here, expected the same one.");
    }
    return new RemoteWhisper(head.dims, line);
  }

  async prepare({ windows, sequences }: DecodingShape): Promise<void> {
    if (windows !== 1) throw new RangeError(`${windows} windows at once; a model elsewhere takes one.`);
    if (sequences > mostSequences)
      throw new RangeError(`${sequences} sequences; a model elsewhere takes ${mostSequences}.`);
  }

  encode([mel]: readonly Float32Array<ArrayBuffer>[]): AudioFeatures {
    this.#line.send({ ask: "encode" }, mel?.slice());
    return { windows: 1 };
  }

  startDecoding(_: AudioFeatures, sequences: number): Inference {
    return new RemoteInference(this.#line, sequences);
  }

  dispose(): void {}
}

/** Sequences that are drawn together at most. */
export const mostSequences = 16;

/** One question at a time, in order. */
class Line {
  readonly #ask: AskElsewhere;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ask: AskElsewhere) {
    this.#ask = ask;
  }

  /** Asks, behind all that was asked before, and expects an answer of these kinds. */
  async ask<Kind extends Told["tell"]>(
    question: Question,
    ...kinds: readonly Kind[]
  ): Promise<Message<Extract<Told, { readonly tell: Kind }>>> {
    return this.#behind(pack({ ...question, session }), kinds);
  }

  /** Asks what nothing but a failure comes of, which the next question meets. */
  send(question: Question, numbers?: Float32Array): void {
    this.#behind(pack({ ...question, session }, numbers), ["done"]).catch(() => {});
  }

  #behind<Kind extends Told["tell"]>(bytes: Uint8Array<ArrayBuffer>, kinds: readonly Kind[]) {
    const answer = this.#last.then(() => this.#exchange(bytes, kinds));
    this.#last = answer;
    return answer;
  }

  async #exchange<Kind extends Told["tell"]>(bytes: Uint8Array<ArrayBuffer>, kinds: readonly Kind[]) {
    try {
      const { head, numbers } = unpack(await this.#ask(bytes)) as Message<Told>;
      if (head.tell === "failed") throw new ElsewhereLost(head.message);
      if (kinds.some((kind) => kind === head.tell)) return { head: head as Extract<Told, { tell: Kind }>, numbers };
      throw new ElsewhereLost(`It answered "${head.tell}", expected ${kinds.join(" or ")}.`);
    } catch (error) {
      if (error instanceof ElsewhereLost) throw error;
      throw new ElsewhereLost(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }
}

class RemoteInference implements Inference {
  readonly #line: Line;
  readonly #sequences: number;

  constructor(line: Line, sequences: number) {
    this.#line = line;
    this.#sequences = sequences;
  }

  async step(tokens: readonly (readonly number[])[]): Promise<Float32Array<ArrayBuffer>> {
    const { numbers } = await this.#line.ask({ ask: "step", tokens }, "logits");
    return numbers;
  }

  async generate(
    prompts: readonly (readonly number[])[],
    rules: TokenRules,
    { maxTokens, draft, signal, onTokens }: GenerateOptions,
  ): Promise<readonly Generated[]> {
    if (prompts.length !== this.#sequences) throw new RangeError(`${this.#sequences} sequences were expected.`);
    const drafts = draft ? "follow" : "none";
    const question = { ask: "generate", prompts, rules, maxTokens, drafts } as const;
    let { head } = await this.#line.ask(question, "chosen", "generated");
    const tokens: number[] = [];
    while (head.tell === "chosen") {
      tokens.push(...head.tokens);
      onTokens?.([tokens]);
      if (signal?.aborted) this.#line.send({ ask: "stop" });
      throwIfCancelled(signal);
      const next = (await draft?.(tokens)) ?? [];
      ({ head } = await this.#line.ask({ ask: "draft", tokens: next }, "chosen", "generated"));
    }
    const { generated } = head;
    onTokens?.(generated.map((one) => one.tokens));
    throwIfCancelled(signal);
    return generated;
  }

  search(): Promise<FoundSequences> {
    return Promise.reject(new RangeError("Beams are not searched elsewhere; expected no beam size."));
  }

  async align(tokens: readonly number[], wanted: AlignmentWish): Promise<Alignment> {
    const { head, numbers } = await this.#line.ask({ ask: "align", tokens, wanted }, "alignment");
    return { attention: numbers.subarray(0, head.attention), nextProbs: numbers.subarray(head.attention) };
  }
}
