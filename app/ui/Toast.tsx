import { useActions, useApp } from "../state/react";
import { around } from "../strings/around";
import { useStrings } from "../strings/strings";
import { ModelToast } from "./ModelToast";
import css from "./Toast.module.css";

/** Says what was just deleted and takes it back; it stays for as long as somebody points at it. */
export function Toast() {
  const strings = useStrings().page;
  const { undoDiscard, holdDiscard } = useActions();
  const deleted = useApp((state) => state.deleted);
  const wait = () => holdDiscard("wait");
  const goOn = () => holdDiscard("go on");
  return (
    <div role="status" className={css.place}>
      {deleted && (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only gives more time
        <div className={css.toast} onMouseEnter={wait} onMouseLeave={goOn} onFocus={wait} onBlur={goOn}>
          <p>{around(strings.deleted, <bdi>{deleted.job.name}</bdi>)}</p>
          <button type="button" className="btn" onClick={undoDiscard}>
            {strings.undo}
          </button>
        </div>
      )}
      <ModelToast />
    </div>
  );
}
