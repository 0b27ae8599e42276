import { useEffect, useState } from "react";
import type { Level } from "../../client/capture/levelMeter";
import { useAppStore } from "../../state/react";
import { type HeardLevels, heardLevels, lookPause, mostLooks, nothingHeard, withSteadyFloor } from "./heardLevels";

/** What the last seconds of a check sounded like; a new look renders only every second. */
export function useHeardLevels(what: "listen" | "rest"): HeardLevels {
  const store = useAppStore();
  const [heard, setHeard] = useState(nothingHeard);
  useEffect(() => {
    if (what === "rest") return;
    let looks: readonly Level[] = [];
    let count = 0;
    const timer = setInterval(() => {
      looks = [...looks.slice(1 - mostLooks), store.level(0)];
      // Words that change more often cannot be read.
      if (++count % 10 === 0) setHeard((before) => withSteadyFloor(before, heardLevels(looks)));
    }, lookPause);
    return () => {
      clearInterval(timer);
      setHeard(nothingHeard);
    };
  }, [store, what]);
  return heard;
}
