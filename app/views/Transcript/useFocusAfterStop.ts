import { useEffect, useRef } from "react";
import type { Job } from "../../state/queue/job";
import { isLive } from "../../state/queue/jobs";

/** When a recording has stopped, what is wanted next is its text: the focus goes to Copy, and the page stays where it is. */
export function useFocusAfterStop(job: Job | undefined): void {
  const live = job !== undefined && isLive(job);
  const was = useRef(live);
  useEffect(() => {
    const hasStopped = was.current && !live;
    was.current = live;
    // Whoever is somewhere else on the page stays there.
    const at = document.activeElement;
    if (!hasStopped || (at !== document.body && at?.id !== "page")) return;
    document.querySelector<HTMLElement>('main [data-command="copy"]')?.focus({ preventScroll: true });
  }, [live]);
}
