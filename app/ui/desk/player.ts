/** What the player does; the time is asked for, since it changes with every frame. */
export interface PlayerState {
  /** Of which job the sound is. */
  readonly job: number | undefined;
  readonly status: "empty" | "paused" | "playing";
  readonly seconds: number;
  readonly rate: number;
  /** Whether there is something to be seen. */
  readonly picture: "none" | "moving";
  /** Whether the text goes along with the sound. */
  readonly follow: "on" | "off";
  /** Seconds between which it plays again and again. */
  readonly loop: { readonly from: number; readonly to: number } | undefined;
}

const nothing: PlayerState = {
  job: undefined,
  status: "empty",
  seconds: 0,
  rate: 1,
  picture: "none",
  follow: "on",
  loop: undefined,
};

/** Seconds between two times that a media element tells, and by which a timer may be early. */
const telling = 0.5;
const exact = 0.05;

/** Plays the sound of one transcript at a time, and shows its picture where there is one. It has no face: the desk and the text both look at it. */
export class Player {
  /** Stands in the page where it has a picture. */
  readonly element = document.createElement("video");
  readonly #listeners = new Set<() => void>();
  #state = nothing;
  #url: string | undefined;
  /** The second at which it pauses. */
  #until: number | undefined;
  #end: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.preload = "auto";
    this.element.preservesPitch = true;
    this.element.playsInline = true;
    // What the browser cannot play has no player.
    this.element.addEventListener("error", () => this.clear());
    this.element.addEventListener("timeupdate", () => this.#awaitEnd());
    this.element.addEventListener("loadedmetadata", () => this.#findLength());
    for (const event of ["play", "pause", "ended", "durationchange", "ratechange", "loadedmetadata"]) {
      this.element.addEventListener(event, () => this.#look());
    }
  }

  get state(): PlayerState {
    return this.#state;
  }

  get time(): number {
    return this.element.currentTime;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  load(job: number, sound: Blob): void {
    this.clear();
    this.#url = URL.createObjectURL(sound);
    this.element.src = this.#url;
    this.#set({ ...nothing, job, status: "paused", rate: this.element.playbackRate, follow: this.#state.follow });
  }

  clear(): void {
    if (this.#url === undefined) return;
    this.#until = undefined;
    this.element.pause();
    this.element.removeAttribute("src");
    URL.revokeObjectURL(this.#url);
    this.#url = undefined;
    this.#set({ ...nothing, follow: this.#state.follow });
  }

  toggle(): void {
    if (this.#state.status === "playing") this.element.pause();
    // A browser that refuses stays paused, which is seen.
    else void this.element.play().catch(() => {});
  }

  pause(): void {
    this.element.pause();
  }

  /** Goes to a second; what plays goes on playing. */
  seek(seconds: number): void {
    this.#until = undefined;
    this.element.currentTime = Math.max(0, Math.min(seconds, this.#state.seconds));
    for (const listener of this.#listeners) listener();
  }

  playFrom(seconds: number): void {
    this.seek(seconds);
    if (this.#state.status === "paused") this.toggle();
  }

  /** Plays a stretch once. */
  playStretch({ from, to }: { readonly from: number; readonly to: number }): void {
    this.setLoop(undefined);
    this.playFrom(from);
    this.#until = to;
  }

  /** Whether the text goes along. */
  setFollow(follow: PlayerState["follow"]): void {
    if (follow !== this.#state.follow) this.#set({ ...this.#state, follow });
  }

  /** Plays a stretch again and again; undefined: no longer. */
  setLoop(loop: PlayerState["loop"]): void {
    this.#set({ ...this.#state, loop });
    if (loop) this.playFrom(loop.from);
  }

  setRate(rate: number): void {
    this.element.defaultPlaybackRate = rate;
    this.element.playbackRate = rate;
  }

  /** What a browser has recorded does not say how long it is: the element learns it at the end. */
  #findLength(): void {
    const { element } = this;
    if (element.duration !== Number.POSITIVE_INFINITY) return;
    element.addEventListener("durationchange", () => this.seek(0), { once: true });
    element.currentTime = Number.MAX_SAFE_INTEGER;
  }

  /** An element tells its time four times a second, which would let the next word begin. */
  #awaitEnd(): void {
    const end = this.#state.loop?.to ?? this.#until;
    if (end === undefined) return;
    const left = (end - this.element.currentTime) / this.element.playbackRate;
    clearTimeout(this.#end);
    if (left < telling) this.#end = setTimeout(() => this.#atEnd(end), 1000 * Math.max(0, left));
  }

  #atEnd(end: number): void {
    // Somebody has gone elsewhere since.
    if (this.element.currentTime < end - exact) return;
    if (this.#state.loop) this.seek(this.#state.loop.from);
    else if (this.#until !== undefined) this.element.pause();
    this.#until = undefined;
  }

  #look(): void {
    if (this.#url === undefined) return;
    const { paused, duration, playbackRate, videoWidth } = this.element;
    const seconds = Number.isFinite(duration) ? duration : 0;
    const picture = videoWidth > 0 ? "moving" : "none";
    this.#set({ ...this.#state, status: paused ? "paused" : "playing", seconds, rate: playbackRate, picture });
  }

  #set(state: PlayerState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
