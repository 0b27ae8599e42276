import type { ReactNode } from "react";
import { useApp } from "../state/react";
import { isWorking } from "../state/selectors";
import { useStrings } from "../strings/strings";
import { Note } from "./Note";

/**
 * Where a part of the page's code did not come. One of a version that the host no longer has comes with no further try: the note
 * of the newer version, over every view, has the one action, and while something runs it waits.
 */
export function PartNote({ children, action }: { readonly children: ReactNode; readonly action: ReactNode }) {
  const { offline } = useStrings();
  const isReplaced = useApp((state) => state.update === "ready");
  const isBusy = useApp(isWorking);
  if (!isReplaced) {
    return (
      <Note tone="bad" action={action}>
        {children}
      </Note>
    );
  }
  if (!isBusy) return null;
  return (
    <Note tone="plain" action={null}>
      {offline.updateLater}
    </Note>
  );
}
