import { useRef } from "react";
import { isUnfinished } from "../../state/queue/jobs";
import { useActions, useApp } from "../../state/react";
import { liveJob } from "../../state/selectors";
import { useStrings } from "../../strings/strings";
import css from "./WholeStorage.module.css";

/** Deletes all that the page keeps, after a question; the page opens anew then, as at the first visit. */
export function DeleteEverything() {
  const { storage: words } = useStrings().settings;
  const { deleteEverything } = useActions();
  const isBusy = useApp((state) => liveJob(state) !== undefined || state.jobs.some(isUnfinished));
  const deletion = useApp((state) => state.deletion);
  const dialog = useRef<HTMLDialogElement>(null);
  const confirm = async () => {
    if (await deleteEverything()) location.reload();
    else dialog.current?.close();
  };
  return (
    <div className={css.all}>
      <button type="button" className="btn bad" disabled={isBusy} onClick={() => dialog.current?.showModal()}>
        {words.delete}
      </button>
      <p className="meta">{isBusy ? words.whileBusy : words.deleteHint}</p>
      <p role="status" className="slow">
        {deletion === "in-use" ? words.stillInUse : ""}
      </p>
      <dialog ref={dialog} className={`dialog ${css.dialog}`} aria-labelledby="delete-everything" closedby="any">
        <h2 id="delete-everything">{words.question}</h2>
        <p>{words.consequence}</p>
        <div className={css.answers}>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {words.keep}
          </button>
          <button type="button" className="btn bad" disabled={deletion === "running"} onClick={() => void confirm()}>
            {deletion === "running" ? words.deleting : words.delete}
          </button>
        </div>
      </dialog>
    </div>
  );
}
