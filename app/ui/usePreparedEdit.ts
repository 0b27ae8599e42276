import { useEffect } from "react";
import { useActions } from "../state/react";

/** Milliseconds after which this tab asks once more to be the one that edits. */
const every = 2000;

/** Keeps this tab the one that edits a text, so that a change is made in the very turn in which it is wished. */
export function usePreparedEdit(job: number, wanted: "yes" | "no" = "yes"): void {
  const { prepareEdit } = useActions();
  useEffect(() => {
    if (wanted === "no") return;
    const prepare = () => void prepareEdit(job);
    prepare();
    const repeat = setInterval(prepare, every);
    return () => clearInterval(repeat);
  }, [prepareEdit, job, wanted]);
}
