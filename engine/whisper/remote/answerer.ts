import { throwIfCancelled } from "../../errors";
import type { Generated, Whisper } from "../model/types";
import { checkAsked } from "./checkAsked";
import { type Asked, pack, type Told, unpack } from "./messages";

/** Milliseconds after which a session that asks nothing gives way to another. */
const patience = 10_000;

/** What is being generated and waits for drafts. */
interface Running {
  /** Answers of it, as they are known. */
  next: Promise<Told>;
  readonly draft: (tokens: readonly number[]) => void;
  readonly stop: () => void;
}

export interface AnswererServices {
  readonly whisper: Whisper;
  /** What its vocabulary comes to: `hashOfWords`. */
  readonly words: string;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

type Generate = Extract<Asked, { readonly ask: "generate" }>;

/** Answers the questions of one session at a time; what it cannot answer it says, and is ready for the next. */
export class Answerer {
  readonly #services: AnswererServices;
  #session: { readonly id: string; last: number } | undefined;
  #running: Running | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(services: AnswererServices) {
    this.#services = services;
  }

  /** Never rejects. */
  answer(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const answered = this.#turn.then(() => this.#answer(bytes)).catch(failed);
    this.#turn = answered;
    return answered;
  }

  async #answer(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const { whisper, words, now } = this.#services;
    const { head, numbers } = checkAsked(unpack(bytes), whisper.dims);
    const isOther = this.#session?.id !== head.session;
    if (head.ask === "begin" && isOther) {
      if (this.#session && now() - this.#session.last < patience) throw new Error("The server is at work for another.");
      this.#session = { id: head.session, last: now() };
    } else if (isOther || !this.#session) throw new Error("The session is over.");
    this.#session.last = now();
    if (head.ask === "draft") return pack(await this.#goOn(head.tokens));
    await this.#end();
    switch (head.ask) {
      case "begin":
        return pack<Told>({ tell: "model", dims: whisper.dims, words });
      case "encode":
        whisper.encode([numbers]);
        return pack<Told>({ tell: "done" });
      case "stop":
        return pack<Told>({ tell: "done" });
      case "generate":
        return pack(await this.#generate(head));
      case "step": {
        const logits = await (await this.#inference(head.tokens.length)).step(head.tokens);
        return pack<Told>({ tell: "logits" }, logits);
      }
      case "align": {
        const { attention, nextProbs } = await (await this.#inference(1)).align(head.tokens, head.wanted);
        const both = new Float32Array(attention.length + nextProbs.length);
        both.set(attention);
        both.set(nextProbs, attention.length);
        return pack<Told>({ tell: "alignment", attention: attention.length }, both);
      }
    }
  }

  async #inference(sequences: number) {
    const { whisper } = this.#services;
    await whisper.prepare({ windows: 1, sequences });
    return whisper.startDecoding({ windows: 1 }, sequences);
  }

  /** Generates; where drafts follow, up to where the first one is wanted. */
  async #generate({ prompts, rules, maxTokens, drafts }: Generate): Promise<Told> {
    const inference = await this.#inference(prompts.length);
    if (drafts === "none") {
      return generatedBy(await inference.generate(prompts, rules, { maxTokens }));
    }
    const stopped = new AbortController();
    const { signal } = stopped;
    let tell = (_: Told) => {};
    let give = (_: readonly number[]) => {};
    let told = 0;
    const running: Running = {
      next: new Promise((resolve) => {
        tell = resolve;
      }),
      draft(tokens) {
        running.next = new Promise((resolve) => {
          tell = resolve;
        });
        give(tokens);
      },
      stop() {
        stopped.abort();
        running.draft([]);
      },
    };
    const draft = (tokens: readonly number[]) => {
      throwIfCancelled(signal);
      const given = new Promise<readonly number[]>((resolve) => {
        give = resolve;
      });
      tell({ tell: "chosen", tokens: tokens.slice(told) });
      told = tokens.length;
      return given;
    };
    this.#running = running;
    inference.generate(prompts, rules, { maxTokens, signal, draft }).then(
      (generated) => tell(generatedBy(generated)),
      (error: unknown) => tell({ tell: "failed", message: messageOf(error) }),
    );
    return running.next;
  }

  async #goOn(tokens: readonly number[]): Promise<Told> {
    const running = this.#running;
    if (!running) throw new Error("Nothing waits for a draft.");
    running.draft(tokens);
    const told = await running.next;
    if (told.tell !== "chosen") this.#running = undefined;
    return told;
  }

  /** Ends what still waits for drafts, so that the model can be asked something else. */
  async #end(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if ((await running?.next)?.tell !== "chosen") return;
    running?.stop();
    await running?.next;
  }
}

function generatedBy(generated: readonly Generated[]): Told {
  return { tell: "generated", generated };
}

function failed(error: unknown): Uint8Array<ArrayBuffer> {
  return pack<Told>({ tell: "failed", message: messageOf(error) });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
