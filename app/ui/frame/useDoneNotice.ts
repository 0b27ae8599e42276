import { useEffect } from "react";
import { isAllDone, textsDone } from "../../state/queue/doneFiles";
import { useAppStore } from "../../state/react";
import { transcriptOf } from "../../state/selectors";
import { titleOf } from "../../state/transcripts/transcript";
import { useStrings } from "../../strings/strings";
import { showNotice } from "../notices";

/** Says by a notice of the system that the last file is written down, where the user wants that and does not see the page. */
export function useDoneNotice(): void {
  const store = useAppStore();
  const { common, formats, queue } = useStrings();
  useEffect(() => {
    let names: readonly string[] = [];
    return store.subscribe((state, before) => {
      const done = textsDone(state, before);
      if (done.length === 0) return;
      names = [...names, ...done.map((job) => titleOf(transcriptOf(state, job), common))];
      if (!isAllDone(state, before)) return;
      const isSeen = document.visibilityState === "visible" && document.hasFocus();
      if (state.preferences.doneNotice === "on" && !isSeen) void showNotice(queue.doneTitle(names.length), told(names));
      names = [];
    });
    function told(all: readonly string[]): string {
      const rest = all.length > most ? [queue.moreNames(all.length - most)] : [];
      return formats.list([...all.slice(0, most), ...rest]);
    }
  }, [store, common, formats, queue]);
}

/** Names that are told; of more only how many there are. */
const most = 3;
