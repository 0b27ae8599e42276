import { displayName } from "../../state/models/models";
import type { RemovedModel } from "../../state/models/shelf";
import { useActions, useApp } from "../../state/react";
import { type Strings, useStrings } from "../../strings/strings";
import { UndoToast } from "./UndoToast";

/** Says which model was just deleted and what is in use now, and takes it back where it was deleted here. */
export function ModelToast() {
  const { toast } = useStrings().models;
  const { undoRemove, holdRemove } = useActions();
  const removed = useApp((state) => state.removed);
  if (removed === undefined) return null;
  const undo = { label: toast.undo, onClick: undoRemove };
  return (
    <UndoToast undo={removed.by === "here" ? undo : undefined} onHold={holdRemove}>
      {wordsOf(removed, toast)}
    </UndoToast>
  );
}

function wordsOf({ model, by, replacedBy }: RemovedModel, toast: Strings["models"]["toast"]): string {
  const name = displayName(model);
  if (replacedBy === undefined) return toast.deleted(name);
  const other = displayName(replacedBy);
  return by === "here" ? toast.deletedInUse(name, other) : toast.elsewhere(name, other);
}
