import { useActions, useApp } from "../../state/react";
import { transcriptOf } from "../../state/selectors";
import { titleOf } from "../../state/transcripts/transcript";
import { around } from "../../strings/around";
import { useStrings } from "../../strings/strings";
import { ModelToast } from "./ModelToast";
import css from "./Toast.module.css";
import { UndoToast } from "./UndoToast";

/** Where it is said what was just deleted. */
export function Toast() {
  return (
    <div role="status" className={css.place}>
      <TranscriptToast />
      <ModelToast />
    </div>
  );
}

function TranscriptToast() {
  const { common, page: strings } = useStrings();
  const { undoDiscard, holdDiscard } = useActions();
  const title = useApp((state) => state.deleted && titleOf(transcriptOf(state, state.deleted.job), common));
  if (title === undefined) return null;
  return (
    <UndoToast undo={{ label: strings.undo, onClick: undoDiscard }} onHold={holdDiscard}>
      {around(strings.deleted, <bdi>{title}</bdi>)}
    </UndoToast>
  );
}
