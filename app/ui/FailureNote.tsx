import type { Failure } from "../state/failures";
import { type FailureAction, failureText, type RecordAction } from "../state/failures";
import { displayName } from "../state/models/models";
import type { Job } from "../state/queue/job";
import { useActions, useApp } from "../state/react";
import { transcriptOf } from "../state/selectors";
import { titleOf } from "../state/transcripts/transcript";
import { useStrings } from "../strings/strings";
import { CopyButton } from "./CopyButton";
import { Note, NoteButton } from "./Note";
import { useChooseAgain, useChooseFiles } from "./useChooseFiles";

/** The sentence and the one action for what went wrong with a file, or with the model when no file is given. */
export function FailureNote({ failure, job }: { readonly failure: Failure; readonly job?: Job }) {
  const strings = useStrings();
  const loaded = useApp(({ engine, choice }) => (engine.status === "failed" ? engine.model : choice.model));
  const model = job?.model ?? loaded;
  const file = useApp((state) => job && titleOf(transcriptOf(state, job), strings.common));
  const text = failureText(failure, { file, model: model && displayName(model) }, strings);
  return (
    <Note tone="bad" action={<ActionButton action={text.action} label={text.label} failure={failure} job={job} />}>
      {text.sentence}
    </Note>
  );
}

interface ActionButtonProps {
  readonly action: FailureAction;
  readonly label: string;
  readonly failure: Failure;
  readonly job: Job | undefined;
}

function ActionButton({ action, label, failure, job }: ActionButtonProps) {
  const { copied } = useStrings().common;
  const { chooseDevice, continueJob, retryModel, useSmallest } = useActions();
  const chooseFiles = useChooseFiles();
  const chooseAgain = useChooseAgain(job?.id);
  if (action === "copy-details") return <CopyButton label={label} done={copied} text={() => failure.details} />;
  // Neither a file nor a model ever lacks a microphone.
  if (isRecordAction(action)) return null;
  const press: Record<typeof action, () => void> = {
    "choose-file": chooseFiles,
    "choose-again": chooseAgain,
    continue: () => job && void continueJob(job.id),
    "load-again": retryModel,
    "use-smallest": useSmallest,
    "use-processor": () => chooseDevice("cpu"),
  };
  return <NoteButton label={label} onClick={press[action]} />;
}

function isRecordAction(action: FailureAction): action is RecordAction {
  return action === "record-again" || action === "allow-microphone" || action === "open-alone";
}
