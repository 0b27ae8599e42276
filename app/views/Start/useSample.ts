import { fetchSample } from "../../client/fetchSample";
import { useActions } from "../../state/react";

/** Opens the clip that comes with the page, as if it had been dropped. */
export function useSample(): () => void {
  const { addFiles } = useActions();
  return () => void fetchSample().then((clip) => addFiles([Object.assign(clip, { isOurs: true as const })]));
}
