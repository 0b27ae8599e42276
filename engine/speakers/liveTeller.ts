import type { ErrorCode } from "../errors";
import type { CapturedBlock, LiveEvent, OpenedSpeakers, Teller, ToldTrack } from "../stream/types";
import { type LiveSpeakerEvent, LiveSpeakers } from "./liveSpeakers";
import { SpokenText } from "./spokenText";
import type { SpokenEvent, TellSpeakers } from "./types";

/** Milliseconds for which a recording that has ended waits for the networks. */
const longestOpening = 5000;

export interface TellControl {
  /** Loads the networks, onto the device that computes now. */
  openSpeakers(): Promise<OpenedSpeakers>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** The code of what was thrown: `errorCode`, which would be a file of its own were it asked for here. */
  codeOf(error: unknown): ErrorCode;
}

/**
 * Tells who speaks in a track while it is recorded. Sound is pushed in and waits for the networks; `work` hears a piece of it, for
 * whenever nothing else is to be done. What fails ends the telling with an event, and nothing else.
 */
export class LiveTeller implements Teller {
  readonly #place: ToldTrack;
  readonly #control: TellControl;
  readonly #speakers: LiveSpeakers;
  readonly #text: SpokenText;
  #state: "opening" | "listening" | "lost" | "over" = "opening";
  #failure: unknown;
  /** Frees the networks. */
  #dispose = () => {};
  /** The window that is heard. */
  #window: ReturnType<LiveSpeakers["work"]> | undefined;
  /** Second of the recording at which the sound begins. */
  #start: number | undefined;
  /** Milliseconds at which it ended. */
  #ended: number | undefined;

  constructor(place: ToldTrack, asked: TellSpeakers, control: TellControl) {
    this.#place = place;
    this.#control = control;
    this.#speakers = new LiveSpeakers(asked);
    this.#text = new SpokenText(place.track, asked.known);
    void this.#open();
  }

  push({ start, samples }: CapturedBlock): void {
    this.#start ??= start;
    if (this.#state !== "over") this.#speakers.push(samples);
  }

  end(): void {
    this.#ended = this.#control.now();
    this.#speakers.end();
  }

  /** Takes every event of the text, in order. */
  notice(event: LiveEvent): void {
    if (event.type === "recovered") void this.#open();
    else if (event.type === "confirmed" && event.track === this.#place.track && this.#state !== "over") {
      this.#text.confirm(event.how, event.segment);
    }
  }

  /** Whether there is a piece of work. */
  get isWaiting(): boolean {
    return this.#failure !== undefined || (this.#state === "listening" && this.#speakers.isWaiting);
  }

  /** Whether the sound has ended and all is told that will be. */
  get isFinished(): boolean {
    if (this.#ended === undefined || this.isWaiting) return false;
    return this.#state !== "opening" || this.#control.now() - this.#ended > longestOpening;
  }

  /** Does a piece of the work; tells what is known by now. */
  async work(): Promise<readonly SpokenEvent[]> {
    const events = await this.#hear().catch((error: unknown) => {
      this.#window = undefined;
      this.#fail(error);
      return [];
    });
    return [...events.flatMap((event) => this.#text.hear(this.#inRecording(event))), ...this.#takeFailure()];
  }

  /** Gives away the text of which all is known. */
  take(): readonly SpokenEvent[] {
    if (this.#state === "listening" && this.isFinished) this.#text.end();
    return this.#text.take(this.#speakers.voices, () => this.#place.seal());
  }

  dispose(): void {
    this.#state = "over";
    this.#dispose();
  }

  async #open(): Promise<void> {
    this.#dispose();
    this.#speakers.use(undefined);
    this.#window = undefined;
    this.#state = "opening";
    try {
      const { networks, dispose } = await this.#control.openSpeakers();
      if (this.#state !== "opening") return dispose();
      this.#dispose = dispose;
      this.#speakers.use(networks);
      this.#state = "listening";
    } catch (error) {
      this.#fail(error);
    }
  }

  async #hear(): Promise<readonly LiveSpeakerEvent[]> {
    this.#window ??= this.#speakers.work();
    const next = await this.#window.next();
    if (!next.done) return next.value;
    this.#window = undefined;
    return [];
  }

  /** A device that is lost may be replaced, which an event of the text then says. */
  #fail(error: unknown): void {
    if (this.#state === "over") return;
    this.#speakers.use(undefined);
    this.#state = this.#control.codeOf(error) === "device-lost" ? "lost" : "over";
    if (this.#state === "over") this.#failure = error;
  }

  *#takeFailure(): Generator<SpokenEvent> {
    const error = this.#failure;
    if (error === undefined) return;
    this.#failure = undefined;
    const message = error instanceof Error ? error.message : String(error);
    yield { type: "unheard", track: this.#place.track, code: this.#control.codeOf(error), message };
  }

  #inRecording(event: LiveSpeakerEvent): LiveSpeakerEvent {
    if (event.type === "merged") return event;
    const from = this.#start ?? 0;
    const turns = event.turns.map((turn) => ({ ...turn, start: from + turn.start, end: from + turn.end }));
    return { ...event, until: from + event.until, turns };
  }
}
