/** What the player does; the time is asked for, since it changes with every frame. */
export interface PlayerState {
  /** Of which job the sound is. */
  readonly job: number | undefined;
  readonly status: "empty" | "paused" | "playing";
  readonly seconds: number;
  readonly rate: number;
}

const nothing: PlayerState = { job: undefined, status: "empty", seconds: 0, rate: 1 };

/** Plays the sound of one recording at a time. It has no face: the desk and the text both look at it. */
export class Player {
  readonly #element = new Audio();
  readonly #listeners = new Set<() => void>();
  #state = nothing;
  #url: string | undefined;

  constructor() {
    this.#element.preload = "auto";
    for (const event of ["play", "pause", "ended", "durationchange", "ratechange"]) {
      this.#element.addEventListener(event, () => this.#look());
    }
  }

  get state(): PlayerState {
    return this.#state;
  }

  get time(): number {
    return this.#element.currentTime;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  load(job: number, wav: Blob): void {
    this.clear();
    this.#url = URL.createObjectURL(wav);
    this.#element.src = this.#url;
    this.#set({ ...nothing, job, status: "paused", rate: this.#element.playbackRate });
  }

  clear(): void {
    if (this.#url === undefined) return;
    this.#element.pause();
    this.#element.removeAttribute("src");
    URL.revokeObjectURL(this.#url);
    this.#url = undefined;
    this.#set(nothing);
  }

  toggle(): void {
    if (this.#state.status === "playing") this.#element.pause();
    // A browser that refuses stays paused, which is seen.
    else void this.#element.play().catch(() => {});
  }

  pause(): void {
    this.#element.pause();
  }

  /** Goes to a second; what plays goes on playing. */
  seek(seconds: number): void {
    this.#element.currentTime = Math.max(0, Math.min(seconds, this.#state.seconds));
    for (const listener of this.#listeners) listener();
  }

  playFrom(seconds: number): void {
    this.seek(seconds);
    if (this.#state.status === "paused") this.toggle();
  }

  setRate(rate: number): void {
    this.#element.defaultPlaybackRate = rate;
    this.#element.playbackRate = rate;
  }

  #look(): void {
    if (this.#url === undefined) return;
    const { paused, duration, playbackRate } = this.#element;
    const seconds = Number.isFinite(duration) ? duration : 0;
    this.#set({ job: this.#state.job, status: paused ? "paused" : "playing", seconds, rate: playbackRate });
  }

  #set(state: PlayerState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
