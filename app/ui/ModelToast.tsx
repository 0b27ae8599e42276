import { displayName } from "../state/models";
import { useActions, useApp } from "../state/react";
import type { RemovedModel } from "../state/shelf";
import { type Strings, useStrings } from "../strings/strings";
import css from "./Toast.module.css";

/** Says which model was just deleted and what is in use now, and takes it back where it was deleted here. */
export function ModelToast() {
  const { toast } = useStrings().models;
  const { undoRemove, holdRemove } = useActions();
  const removed = useApp((state) => state.removed);
  const wait = () => holdRemove("wait");
  const goOn = () => holdRemove("go-on");
  const undo = () => {
    undoRemove();
    // The button goes with the toast.
    document.getElementById("page")?.focus({ preventScroll: true });
  };
  if (removed === undefined) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only gives more time
    <div className={css.toast} onMouseEnter={wait} onMouseLeave={goOn} onFocus={wait} onBlur={goOn}>
      <p>{wordsOf(removed, toast)}</p>
      {removed.by === "here" && (
        <button type="button" className="btn" onClick={undo}>
          {toast.undo}
        </button>
      )}
    </div>
  );
}

function wordsOf({ model, by, replacedBy }: RemovedModel, toast: Strings["models"]["toast"]): string {
  const name = displayName(model);
  if (replacedBy === undefined) return toast.deleted(name);
  const other = displayName(replacedBy);
  return by === "here" ? toast.deletedInUse(name, other) : toast.elsewhere(name, other);
}
