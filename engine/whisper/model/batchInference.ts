import type { Backend } from "../../../kernels/runtime/backend";
import { type ChoiceRules, firstChoice, packRules } from "../../../kernels/shared/rules";
import { packState, readState, stateLength } from "../../../kernels/shared/sequence";
import { bucket } from "./buckets";
import type { ModelDimensions } from "./dimensions";
import { choiceRules, drawnBy, throwUnlessFinite } from "./inference";
import type { Slots } from "./slots";
import type { BatchedText, BatchedWindow, BatchInference, BatchWish, DrawRule } from "./types";

/** A group of steps aims at this long: with each of them, slots whose text has ended are told and can be taken. */
const groupMilliseconds = 4;
const mostSteps = 16;
/** Of it the host's own part, whatever its steps: counted as theirs, it would keep small groups small. */
const hostMilliseconds = 0.5;
/** Milliseconds of waiting below which states lay there already. */
const leastWait = 0.5;

/** A text that is decoded. */
interface Occupant {
  readonly id: number;
  readonly draw: number;
  slot: number;
  /** Tokens that may still be asked for. */
  left: number;
  isDone: boolean;
}

/** States that are read back, and whose they are. */
interface Group {
  readonly occupants: readonly { readonly slot: number; readonly occupant: Occupant; readonly isLast: boolean }[];
  readonly states: Promise<Uint32Array<ArrayBuffer>>;
  readonly steps: number;
  /** Whether nothing else was asked of the device meanwhile. */
  readonly isTimed: boolean;
}

/**
 * Decoding in the slots of a device. Living sequences lie in the first slots: those that are there make room for windows that
 * enter, and the last ones move down as soon as fewer slots can be fed. Where the device works ahead, a group of steps is
 * submitted before the one before it is read.
 */
export class DeviceBatch implements BatchInference {
  readonly #backend: Backend;
  readonly #dims: ModelDimensions;
  readonly #on: Slots;
  readonly #choice: ChoiceRules;
  readonly #wish: Omit<BatchWish, "slots">;
  #living: readonly Occupant[] = [];
  #groups: readonly Group[] = [];
  #hasBegun = false;
  /** At first what a fast device takes, whose queue would soon be empty. */
  #stepMilliseconds = groupMilliseconds / 4;
  #read = performance.now();
  #hasWaited = false;

  constructor(backend: Backend, dims: ModelDimensions, on: Slots, wish: Omit<BatchWish, "slots">) {
    this.#backend = backend;
    this.#dims = dims;
    this.#on = on;
    this.#wish = wish;
    this.#choice = choiceRules(wish.rules, dims.nVocab);
    backend.write(on.rules, packRules(this.#choice));
  }

  get slots(): number {
    return this.#on.count;
  }

  get free(): number {
    return this.slots - this.#living.length;
  }

  get together(): number {
    return this.#on.together;
  }

  get worksBeside(): boolean {
    return this.#backend.info.submitsAhead;
  }

  async begin(windows: readonly BatchedWindow[]): Promise<void> {
    for (const [draw, rule] of windows[0]!.draws.entries()) await this.#enter(windows, draw, rule);
  }

  /** Begins a text of each window in the first slots; at the draws after the first the window is encoded already. */
  async #enter(windows: readonly BatchedWindow[], draw: number, rule: DrawRule): Promise<void> {
    const count = windows.length;
    const { prompt } = windows[0]!;
    if (count > this.free) throw new RangeError(`${count} windows; ${this.free} slots are free.`);
    if (windows.some((window) => window.prompt.length !== prompt.length)) {
      throw new RangeError("Prompts of one length were expected.");
    }
    const { encoder, programs } = await this.#on.entry(count, prompt.length);
    // The first slots are freed.
    this.#move(
      this.#living.filter(({ slot }) => slot < count),
      this.#freeSlots(count, this.slots),
    );
    const stride = bucket(prompt.length, this.#dims.nTextCtx);
    const prompts = new Uint32Array(count * stride);
    const begin = { sotRow: this.#wish.rules.sotIndex, newTokens: prompt.length, ...firstChoice(this.#choice) };
    const state = { ...begin, ...drawnBy(rule) };
    for (const [slot, window] of windows.entries()) {
      if (draw === 0) encoder.writeMel(slot, window.mel);
      prompts.set(window.prompt, slot * stride);
      this.#backend.write(this.#on.state, packState(state), slot * stateLength(this.#dims.nTextCtx));
    }
    this.#backend.write(this.#on.prompts, prompts);
    this.#backend.submit(draw === 0 ? [encoder.program, ...programs] : programs);
    const entered = windows.map(({ id }, slot) => ({ id, draw, slot, left: this.#wish.maxTokens - 1, isDone: false }));
    this.#living = [...this.#living, ...entered];
    this.#hasBegun = true;
  }

  async step(): Promise<readonly BatchedText[]> {
    const ahead = this.worksBeside ? 2 : 1;
    while (this.#groups.length < ahead && (this.#groups.length === 0 || this.#mostSteps() > 0)) this.#submitGroup();
    const [group, ...later] = this.#groups;
    this.#groups = later;
    return group ? this.#textsOf(group) : [];
  }

  async #textsOf({ occupants, states, steps, isTimed }: Group): Promise<readonly BatchedText[]> {
    const asked = performance.now();
    const words = await states;
    const now = performance.now();
    const hasWaited = now - asked > leastWait;
    // Of states that lay there already, as of those before them, it is not known when they came.
    if (isTimed && steps > 0 && hasWaited && this.#hasWaited) {
      // Most of what makes it longer is not the device's work.
      const step = Math.max(groupMilliseconds / mostSteps, (now - this.#read - hostMilliseconds) / steps);
      this.#stepMilliseconds = Math.min(1.25 * this.#stepMilliseconds, step);
    }
    this.#read = now;
    this.#hasWaited = hasWaited;
    const texts: BatchedText[] = [];
    for (const { slot, occupant, isLast } of occupants) {
      if (occupant.isDone) continue;
      const reached = readState(words, slot, this.#dims.nTextCtx);
      throwUnlessFinite(reached.hasNumbers);
      occupant.isDone = reached.hasEnded || isLast;
      texts.push({ ...reached, id: occupant.id, draw: occupant.draw, hasEnded: occupant.isDone });
    }
    this.#living = this.#living.filter(({ isDone }) => !isDone);
    return texts;
  }

  /** Submits some steps, and the copying of what they come to. */
  #submitGroup(): void {
    // The living come into as few slots as can be fed.
    const { slots, program } = this.#on.steps.find((step) => step.slots >= this.#living.length)!;
    this.#move(
      this.#living.filter(({ slot }) => slot >= slots),
      this.#freeSlots(0, slots),
    );
    const steps = this.#mostSteps();
    for (let i = 0; i < steps; i++) this.#backend.submit([program]);
    for (const occupant of this.#living) occupant.left = Math.max(0, occupant.left - steps);
    const states = this.#backend.readWords(this.#on.state);
    // Whoever gives up does not wait for it.
    states.catch(() => {});
    const occupants = this.#living.map((occupant) => ({ slot: occupant.slot, occupant, isLast: occupant.left === 0 }));
    this.#groups = [...this.#groups, { occupants, states, steps, isTimed: !this.#hasBegun }];
    this.#hasBegun = false;
  }

  /** Steps that bring no text beyond its end; 0 where none goes on. */
  #mostSteps(): number {
    const lefts = this.#living.map(({ left }) => left).filter((left) => left > 0);
    if (lefts.length === 0) return 0;
    const group = this.worksBeside ? Math.round(groupMilliseconds / this.#stepMilliseconds) : 1;
    return Math.min(mostSteps, Math.max(1, group), ...lefts);
  }

  #freeSlots(from: number, to: number): readonly number[] {
    const taken = new Set(this.#living.map(({ slot }) => slot));
    return [...new Array(to).keys()].filter((slot) => slot >= from && !taken.has(slot));
  }

  /** Moves the living to free slots. */
  #move(moved: readonly Occupant[], places: readonly number[]): void {
    const { moves, move, together } = this.#on;
    for (let first = 0; first < moved.length; first += together) {
      const pairs = new Uint32Array(2 * together);
      for (const [i, occupant] of moved.slice(first, first + together).entries()) {
        const place = places[first + i] as number;
        pairs.set([occupant.slot, place], 2 * i);
        occupant.slot = place;
      }
      this.#backend.write(moves, pairs);
      this.#backend.submit([move]);
    }
  }
}
