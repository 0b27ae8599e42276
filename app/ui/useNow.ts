import { useEffect, useState } from "react";

/** Milliseconds of the page's clock, looked at once a second while it ticks. */
export function useNow(clock: "ticks" | "stands"): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (clock === "stands") return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
