import { useEffect, useLayoutEffect, useState } from "react";
import { beforePaint } from "../../ui/beforePaint";
import { FollowedEnd, type ScrolledPage } from "./followedEnd";

/** Growing text as its reader sees it. */
export interface Following {
  readonly follows: "yes" | "no";
  /** Lines that came since the reader let go of the end. */
  readonly newLines: number;
  readonly jump: () => void;
}

/**
 * Keeps the end of growing text in sight for as long as the reader stays there: scrolling up, selecting text and having
 * the focus in it let go; scrolling back to the end, or the key End, takes hold again.
 * @param growth changes whenever the text does; undefined when nothing grows.
 */
export function useFollowEnd(growth: string | undefined): Following {
  const [follows, setFollows] = useState<"yes" | "no">("yes");
  const [newLines, setNewLines] = useState(0);
  const [end] = useState(
    () =>
      new FollowedEnd(pageInWindow, (isHeld) => {
        if (isHeld === "yes") setNewLines(0);
        setFollows(isHeld);
      }),
  );
  const grows = growth !== undefined;
  useEffect(() => {
    if (!grows) return;
    end.begin();
    const scroll = () => end.scrolled();
    const resize = () => end.windowChanged();
    const select = () => {
      if (document.getSelection()?.isCollapsed === false) end.letGo();
    };
    const enter = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest("main ol")) end.letGo();
    };
    // What is drawn after the text, its tools and the count of its words, makes the page longer as well.
    const heights = new ResizeObserver(() => void end.changed());
    heights.observe(document.body);
    window.addEventListener("scroll", scroll, { passive: true });
    window.addEventListener("resize", resize);
    document.addEventListener("selectionchange", select);
    document.addEventListener("focusin", enter);
    return () => {
      end.finish();
      heights.disconnect();
      window.removeEventListener("scroll", scroll);
      window.removeEventListener("resize", resize);
      document.removeEventListener("selectionchange", select);
      document.removeEventListener("focusin", enter);
    };
  }, [grows, end]);
  useLayoutEffect(() => {
    if (growth === undefined) return;
    return beforePaint(() => setNewLines(linesOf(end.changed())));
  }, [growth, end]);
  return { follows, newLines, jump: () => end.jump() };
}

const pageInWindow: ScrolledPage = {
  get top() {
    return window.scrollY;
  },
  get seen() {
    return window.innerHeight;
  },
  get height() {
    return document.documentElement.scrollHeight;
  },
  toEnd: () => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" }),
  keepHeight: (least) => {
    const { style } = document.documentElement;
    if (least === undefined) style.removeProperty("--kept-height");
    else style.setProperty("--kept-height", `${least}px`);
  },
};

function linesOf(height: number): number {
  const line = Number.parseFloat(getComputedStyle(document.querySelector("main li p") ?? document.body).lineHeight);
  return line > 0 ? Math.max(0, Math.round(height / line)) : 0;
}
