import { useEffect, useState } from "react";
import { useAppStore } from "../../state/react";

/** Milliseconds between looks at the level, and looks that are remembered: the last five seconds. */
const pause = 100;
const remembered = 50;

/** The highest level (0 to 1) of the last seconds of a check; a new look renders only every second. */
export function useLoudest(what: "listen" | "rest"): number {
  const store = useAppStore();
  const [loudest, setLoudest] = useState(0);
  useEffect(() => {
    if (what === "rest") return;
    let peaks: readonly number[] = [];
    let looks = 0;
    const timer = setInterval(() => {
      peaks = [...peaks.slice(1 - remembered), store.level(0).peak];
      // Words that change more often cannot be read.
      if (++looks % 10 === 0) setLoudest(Math.max(...peaks));
    }, pause);
    return () => {
      clearInterval(timer);
      setLoudest(0);
    };
  }, [store, what]);
  return loudest;
}
