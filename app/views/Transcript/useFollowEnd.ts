import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

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
 * Keeps the end of growing text in sight for as long as the reader stays at the end: any scroll up, a selection
 * of text, or the focus in it lets go; scrolling back to the end, or the key End, takes hold again.
 * @param growth changes whenever the text does; undefined when nothing grows.
 */
export function useFollowEnd(growth: string | undefined): Following {
  const [follows, setFollows] = useState<"yes" | "no">("yes");
  const [newLines, setNewLines] = useState(0);
  /** Height of the page when the reader let go; undefined while the end is held, which no render may come too late for. */
  const heightThen = useRef<number | undefined>(undefined);
  /** Where the page has put itself; the browser tells of it later, when the reader may have let go already. */
  const put = useRef<number | undefined>(undefined);
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
    let before = window.scrollY;
    const look = () => {
      const left = document.documentElement.scrollHeight - window.innerHeight - window.scrollY;
      // A page that became shorter moves up by itself, and is at its end then.
      const isUpwards = window.scrollY < before && left > 1;
      before = window.scrollY;
      const isPut = put.current === before;
      if (!isPut) put.current = undefined;
      if (isUpwards) letGo();
      else if (left <= near && !isPut) takeHold();
    };
    const select = () => {
      if (document.getSelection()?.isCollapsed === false) letGo();
    };
    const enter = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest("main ol")) letGo();
    };
    window.addEventListener("scroll", look, { passive: true });
    document.addEventListener("selectionchange", select);
    document.addEventListener("focusin", enter);
    return () => {
      window.removeEventListener("scroll", look);
      document.removeEventListener("selectionchange", select);
      document.removeEventListener("focusin", enter);
    };
  }, [grows, letGo, takeHold]);
  useLayoutEffect(() => {
    if (growth === undefined) return;
    if (heightThen.current === undefined) put.current = toEnd();
    else setNewLines(linesOf(document.documentElement.scrollHeight - heightThen.current));
  }, [growth]);
  const jump = () => {
    takeHold();
    put.current = toEnd();
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
