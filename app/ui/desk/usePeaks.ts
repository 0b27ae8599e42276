import { useEffect, useState } from "react";
import { useActions, useApp } from "../../state/react";
import { jobById } from "../../state/selectors";
import { usePlayerState } from "./usePlayer";

/** How loud the sound is that is played, tenth of a second by tenth; undefined while nobody knows. */
export function usePeaks(): Uint8Array | undefined {
  const { peaksOf } = useActions();
  const { job } = usePlayerState();
  // A file's loudness is known when it has been heard.
  const status = useApp((state) => (job === undefined ? undefined : jobById(state, job)?.state.status));
  const [peaks, setPeaks] = useState<Uint8Array>();
  useEffect(() => {
    let isWanted = true;
    setPeaks(undefined);
    if (job !== undefined && status !== undefined) void peaksOf(job).then((known) => isWanted && setPeaks(known));
    return () => {
      isWanted = false;
    };
  }, [job, status, peaksOf]);
  return peaks;
}
