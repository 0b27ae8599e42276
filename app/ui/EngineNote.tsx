import { failureText } from "../state/failures";
import { displayName } from "../state/models/models";
import type { MissingModel } from "../state/queue/queueState";
import { useActions, useApp } from "../state/react";
import { useStrings } from "../strings/strings";
import { FailureNote } from "./FailureNote";
import { Note, NoteButton } from "./Note";

/** What is wrong with the model: with the one that computes, or with one that was chosen in its place and did not arrive. */
export function EngineNote() {
  const engine = useApp((state) => state.engine);
  const missing = useApp((state) => state.missing);
  if (engine.status === "failed") return <FailureNote failure={engine.failure} />;
  return missing && engine.status === "ready" ? (
    <MissingNote missing={missing} inUse={displayName(engine.model)} />
  ) : null;
}

function MissingNote({ missing, inUse }: { readonly missing: MissingModel; readonly inUse: string }) {
  const strings = useStrings();
  const { retryModel, useLoaded } = useActions();
  const { actions, staysInUse } = strings.failures;
  const { sentence } = failureText(missing.failure, { file: undefined, model: displayName(missing.model) }, strings);
  const action = (
    <>
      <NoteButton label={actions.tryAgain} onClick={retryModel} />
      <NoteButton label={strings.models.chooseModel(inUse)} onClick={useLoaded} />
    </>
  );
  return (
    <Note tone="bad" action={action}>
      {sentence} {staysInUse(inUse)}
    </Note>
  );
}
