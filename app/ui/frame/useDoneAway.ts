import { useEffect, useState } from "react";
import { textsDone } from "../../state/queue/doneFiles";
import { useAppStore } from "../../state/react";

/** How many files have become texts since the page was last seen; 0 while somebody sees it. */
export function useDoneAway(): number {
  const store = useAppStore();
  const [done, setDone] = useState(0);
  useEffect(() => {
    const forget = () => document.visibilityState === "visible" && setDone(0);
    document.addEventListener("visibilitychange", forget);
    const stop = store.subscribe((state, before) => {
      const more = textsDone(state, before).length;
      if (more > 0 && document.visibilityState === "hidden") setDone((so) => so + more);
    });
    return () => {
      document.removeEventListener("visibilitychange", forget);
      stop();
    };
  }, [store]);
  return done;
}
