import { useEffect, useLayoutEffect, useRef } from "react";

/** Keeps what stands in a field when the page goes, or goes out of sight, before somebody has left it. */
export function useKeptOnLeaving(keep: () => void): void {
  const now = useRef(keep);
  useLayoutEffect(() => {
    now.current = keep;
  });
  useEffect(() => {
    const leave = () => now.current();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    };
  }, []);
}
