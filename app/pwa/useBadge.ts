import { useEffect } from "react";
import { useApp } from "../state/react";
import { runningJob } from "../state/selectors";

/** The installed page's icon shows how far the file is, in percent, where the system has such badges. */
export function useBadge(): void {
  const badge = useApp((state) => {
    const job = runningJob(state);
    if (job === undefined) return undefined;
    // 0 would be none at all.
    return job.totalSeconds ? Math.min(99, Math.max(1, Math.round((100 * job.seconds) / job.totalSeconds))) : 1;
  });
  useEffect(() => {
    if (!("setAppBadge" in navigator)) return;
    const shown = badge === undefined ? navigator.clearAppBadge() : navigator.setAppBadge(badge);
    // A page that is not installed has no icon to put it on.
    shown.catch(() => undefined);
  }, [badge]);
}
