/** Whoever comes this near to the end of the page takes hold of it, in CSS pixels. */
const near = 48;

/** A page in its window, in CSS pixels. */
export interface ScrolledPage {
  /** How far it is scrolled, how much of it is seen, and how tall it is. */
  readonly top: number;
  readonly seen: number;
  readonly height: number;
  readonly toEnd: () => void;
  /** It becomes no lower than this, whatever becomes of what is on it; undefined: it is as tall as that. */
  readonly keepHeight: (least: number | undefined) => void;
}

/** The end of a page that grows, held by its reader or not. No render may come too late for it, so that no state has it. */
export class FollowedEnd {
  readonly #page: ScrolledPage;
  readonly #onHold: (isHeld: "yes" | "no") => void;
  /** Height of the page when the reader let go; undefined while the end is held. */
  #heightThen: number | undefined;
  /** Where the page was last. Of what it does by itself the browser tells later, when the reader may have let go already. */
  #top = 0;
  /** How far that was from the end. */
  #left = 0;

  constructor(page: ScrolledPage, onHold: (isHeld: "yes" | "no") => void) {
    this.#page = page;
    this.#onHold = onHold;
  }

  /** From here on the page is scrolled. */
  begin(): void {
    this.#note();
  }

  takeHold(): void {
    this.#heightThen = undefined;
    this.#page.keepHeight(undefined);
    this.#onHold("yes");
  }

  letGo(): void {
    this.#heightThen ??= this.#page.height;
    this.#keepWhatIsSeen();
    this.#onHold("no");
  }

  jump(): void {
    this.takeHold();
    this.#follow();
  }

  /** The page was scrolled, by its reader or by itself. */
  scrolled(): void {
    const [top, left] = [this.#top, this.#left];
    this.#note();
    // A page that became shorter, or a window taller, moves up to its end by itself: whoever held it does, and nobody else.
    if (this.#top < top && this.#left > 1) this.letGo();
    // One that became taller above what is read moves down with that, and comes no nearer to its end.
    else if (this.#top > top && this.#left <= near && this.#left < left) this.takeHold();
    else if (this.#heightThen !== undefined) this.#keepWhatIsSeen();
  }

  /** What is on the page grew, or became shorter. Returns by how much it is taller than when the reader let go. */
  changed(): number {
    if (this.#heightThen === undefined) {
      this.#follow();
      return 0;
    }
    this.#left = leftOf(this.#page);
    return this.#page.height - this.#heightThen;
  }

  /** The window has another size, in which the text has another height. */
  windowChanged(): void {
    this.#page.keepHeight(undefined);
    this.#left = leftOf(this.#page);
    if (this.#heightThen !== undefined) this.#keepWhatIsSeen();
  }

  /** Nothing grows any more. */
  finish(): void {
    this.#page.keepHeight(undefined);
  }

  #follow(): void {
    this.#page.toEnd();
    this.#note();
  }

  #note(): void {
    this.#top = this.#page.top;
    this.#left = leftOf(this.#page);
  }

  /** Words that are heard otherwise may take a line less: without its room the page would move under its reader. */
  #keepWhatIsSeen(): void {
    const { top, seen, height } = this.#page;
    this.#page.keepHeight(Math.min(height, top + seen));
  }
}

/** How far it is from the end. */
function leftOf({ top, seen, height }: ScrolledPage): number {
  return height - seen - top;
}
