import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { beforePaint } from "../../ui/beforePaint";

/** Whoever comes this near to the end of the page takes hold of it, in CSS pixels. */
const near = 48;

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
  /** Height of the page when the reader let go; undefined while the end is held, which no render may come too late for. */
  const heightThen = useRef<number | undefined>(undefined);
  /** Where the page was last. Of what it does by itself the browser tells later, when the reader may have let go already. */
  const at = useRef(0);
  const takeHold = useCallback(() => {
    heightThen.current = undefined;
    setNewLines(0);
    setFollows("yes");
  }, []);
  const letGo = useCallback(() => {
    heightThen.current ??= document.documentElement.scrollHeight;
    setFollows("no");
  }, []);
  const grows = growth !== undefined;
  useEffect(() => {
    if (!grows) return;
    at.current = window.scrollY;
    const look = () => {
      const moved = window.scrollY - at.current;
      at.current = window.scrollY;
      const left = document.documentElement.scrollHeight - window.innerHeight - window.scrollY;
      // A page that became shorter, or a window taller, moves up to its end by itself: whoever held it does, and nobody else.
      if (moved < 0 && left > 1) letGo();
      else if (moved > 0 && left <= near) takeHold();
    };
    const select = () => {
      if (document.getSelection()?.isCollapsed === false) letGo();
    };
    const enter = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest("main ol")) letGo();
    };
    // What is drawn after the text, its tools and the count of its words, makes the page longer as well.
    const heights = new ResizeObserver(() => {
      if (heightThen.current === undefined) at.current = toEnd();
    });
    heights.observe(document.body);
    window.addEventListener("scroll", look, { passive: true });
    document.addEventListener("selectionchange", select);
    document.addEventListener("focusin", enter);
    return () => {
      heights.disconnect();
      window.removeEventListener("scroll", look);
      document.removeEventListener("selectionchange", select);
      document.removeEventListener("focusin", enter);
    };
  }, [grows, letGo, takeHold]);
  useLayoutEffect(() => {
    if (growth === undefined) return;
    return beforePaint(() => {
      if (heightThen.current === undefined) at.current = toEnd();
      else setNewLines(linesOf(document.documentElement.scrollHeight - heightThen.current));
    });
  }, [growth]);
  const jump = () => {
    takeHold();
    at.current = toEnd();
  };
  return { follows, newLines, jump };
}

/** Returns where the page is then. */
function toEnd(): number {
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  return window.scrollY;
}

function linesOf(height: number): number {
  const line = Number.parseFloat(getComputedStyle(document.querySelector("main li p") ?? document.body).lineHeight);
  return line > 0 ? Math.max(0, Math.round(height / line)) : 0;
}
