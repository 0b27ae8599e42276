import { useEffect, useLayoutEffect, useRef, useState } from "react";

/** Pinned means: the end of the page is no farther away than this, in CSS pixels. */
const near = 48;

/**
 * Keeps the end of growing text in sight for as long as the reader stays at the end: any scroll away, or a selection
 * of text, lets go; scrolling back to the end takes hold again.
 * @param growth changes whenever the text does; undefined when nothing grows.
 */
export function useFollowEnd(growth: string | undefined): {
  readonly follows: "yes" | "no";
  readonly jump: () => void;
} {
  const pinned = useRef(true);
  const [follows, setFollows] = useState<"yes" | "no">("yes");
  const grows = growth !== undefined;
  useEffect(() => {
    if (!grows) return;
    const look = () => {
      const left = document.documentElement.scrollHeight - window.innerHeight - window.scrollY;
      pinned.current = left <= near;
      setFollows(pinned.current ? "yes" : "no");
    };
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, [grows]);
  useLayoutEffect(() => {
    if (growth === undefined || !pinned.current || hasSelection()) return;
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  }, [growth]);
  const jump = () => {
    pinned.current = true;
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  };
  return { follows, jump };
}

function hasSelection(): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed;
}
