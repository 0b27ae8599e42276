import { useActions, useApp } from "../../state/react";
import { around } from "../../strings/around";
import { useStrings } from "../../strings/strings";
import { ModelToast } from "./ModelToast";
import css from "./Toast.module.css";
import { UndoToast } from "./UndoToast";

/** Where it is said what was just deleted. */
export function Toast() {
  return (
    <div role="status" className={css.place}>
      <RecordingToast />
      <ModelToast />
    </div>
  );
}

function RecordingToast() {
  const strings = useStrings().page;
  const { undoDiscard, holdDiscard } = useActions();
  const deleted = useApp((state) => state.deleted);
  if (deleted === undefined) return null;
  return (
    <UndoToast undo={{ label: strings.undo, onClick: undoDiscard }} onHold={holdDiscard}>
      {around(strings.deleted, <bdi>{deleted.job.name}</bdi>)}
    </UndoToast>
  );
}
