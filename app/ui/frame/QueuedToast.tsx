import { useEffect, useState } from "react";
import { useActions, useApp } from "../../state/react";
import { around } from "../../strings/around";
import { useStrings } from "../../strings/strings";
import { UndoToast } from "./UndoToast";

/** Milliseconds for which it is said. */
const shownFor = 6000;

/** Says that files have come into the queue while something else is read, and the way to them. */
export function QueuedToast() {
  const { queue } = useStrings();
  const { show, dismissQueued } = useActions();
  const queued = useApp((state) => state.queued);
  const view = useApp((state) => state.page.view);
  const [held, setHeld] = useState<"wait" | "go-on">("go-on");
  useEffect(() => {
    if (queued === undefined || held === "wait") return;
    const timer = setTimeout(dismissQueued, view === "library" ? 0 : shownFor);
    return () => clearTimeout(timer);
  }, [queued, held, view, dismissQueued]);
  if (queued === undefined || view === "library") return null;
  const onClick = () => {
    setHeld("go-on");
    dismissQueued();
    show({ view: "library" });
  };
  const { files, name } = queued;
  return (
    <UndoToast undo={{ label: queue.show, onClick }} onHold={setHeld}>
      {files === 1 ? around(queue.added, <bdi>{name}</bdi>) : queue.addedSeveral(files)}
    </UndoToast>
  );
}
