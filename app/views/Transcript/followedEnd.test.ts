import { expect, test } from "vitest";
import { FollowedEnd, type ScrolledPage } from "./followedEnd";

/** Scrolls as browsers do: never past its end, and as far as it must when what stands above its window changes. */
class Page implements ScrolledPage {
  seen = 300;
  #top = 0;
  #text: number;
  #least = 0;
  /** What the window tells of next. */
  end: FollowedEnd | undefined;

  constructor(text: number) {
    this.#text = text;
  }
  get height() {
    return Math.max(this.#text, this.#least, this.seen);
  }
  get top() {
    return this.#top;
  }
  toEnd() {
    this.#scroll(this.height);
  }
  keepHeight(least: number | undefined) {
    this.#least = least ?? 0;
    this.#scroll(this.#top);
  }
  /** The reader scrolls, or the browser for him. */
  scrollBy(pixels: number) {
    this.#scroll(this.#top + pixels);
    this.end?.scrolled();
  }
  /** Text of another height, of which the page hears before it is drawn, and the scrolling that this makes. */
  write(text: number) {
    this.#text = text;
    const before = this.#top;
    this.#scroll(before);
    this.end?.changed();
    if (this.#top !== before) this.end?.scrolled();
  }
  /** Something above what is read becomes taller: the browser keeps in place what is read. */
  growAbove(pixels: number) {
    this.#text += pixels;
    this.scrollBy(pixels);
  }
  resize(seen: number, text = this.#text) {
    this.seen = seen;
    this.#text = text;
    this.#scroll(this.#top);
    this.end?.windowChanged();
    this.end?.scrolled();
  }
  #scroll(top: number) {
    this.#top = Math.max(0, Math.min(top, this.height - this.seen));
  }
}

/** A page whose reader is at its end, and whether he holds it. */
function atEnd(text: number) {
  const page = new Page(text);
  let held = "yes";
  const end = new FollowedEnd(page, (isHeld) => {
    held = isHeld;
  });
  end.begin();
  page.end = end;
  end.jump();
  return { page, end, isHeld: () => held };
}

test("whoever is at the end stays there, whether the text grows or becomes shorter", () => {
  const { page, isHeld } = atEnd(1000);
  page.write(1096);
  expect(page.top).toBe(796);
  page.write(1048);
  expect(page.top).toBe(748);
  expect(isHeld()).toBe("yes");
});

test("whoever scrolls up stays there, until he comes near the end again", () => {
  const { page, end, isHeld } = atEnd(1000);
  page.scrollBy(-60);
  expect(isHeld()).toBe("no");
  page.write(1096);
  expect(page.top).toBe(640);
  expect(end.changed()).toBe(96);
  page.scrollBy(60);
  expect(isHeld()).toBe("no");
  page.scrollBy(60);
  expect(isHeld()).toBe("yes");
  page.write(1144);
  expect(page.top).toBe(844);
});

test("text that becomes shorter for a moment does not move under a reader who has let go", () => {
  const { page, end, isHeld } = atEnd(1000);
  end.letGo();
  page.write(952);
  expect(page.top).toBe(700);
  page.write(1048);
  expect(page.top).toBe(700);
  expect(isHeld()).toBe("no");
  expect(end.changed()).toBe(48);
});

test("a window in which the page ends moves nobody by a line who has let go", () => {
  const { page, isHeld } = atEnd(1000);
  page.scrollBy(-150);
  page.resize(470);
  expect(page.top).toBe(530);
  page.write(952);
  page.write(1048);
  expect(page.top).toBe(530);
  expect(isHeld()).toBe("no");
});

test("the page has no more room under its text than what was seen needs", () => {
  const { page, end } = atEnd(1000);
  end.letGo();
  page.write(900);
  page.scrollBy(-50);
  expect(page.height).toBe(950);
  page.resize(200);
  expect(page.height).toBe(900);
  end.letGo();
  page.write(800);
  expect(page.height).toBe(850);
  end.jump();
  expect(page.height).toBe(800);
  end.letGo();
  page.write(700);
  end.finish();
  expect(page.height).toBe(700);
});

test("a window in which the text is much shorter shows no page without text", () => {
  const { page, end, isHeld } = atEnd(1000);
  end.letGo();
  page.resize(200, 500);
  expect(page.height).toBe(500);
  expect(page.top).toBe(300);
  expect(isHeld()).toBe("no");
});

test("what comes above what is read takes nobody to the end who has let go near it", () => {
  const { page, isHeld } = atEnd(1000);
  page.scrollBy(-30);
  page.growAbove(48);
  expect(isHeld()).toBe("no");
  page.scrollBy(10);
  expect(isHeld()).toBe("yes");
});
