import { useState } from "react";
import { useShallow } from "zustand/react/shallow";
import { displayName } from "../../state/models/models";
import { modelBesidesEnglish } from "../../state/models/offers";
import { isStored, modelOf } from "../../state/models/shelf";
import type { AgainOutcome } from "../../state/queue/againActions";
import { type Foreign, foreignIn } from "../../state/queue/foreign";
import type { Job } from "../../state/queue/job";
import { useActions, useApp } from "../../state/react";
import { useStrings } from "../../strings/strings";
import { Note, NoteButton, NoteButtons } from "../../ui/Note";
import { obstacleWords } from "./again/obstacleWords";

/** Says that what is written down as English is something else, and offers a model that knows more languages. */
export function ForeignNote({ job }: { readonly job: Job }) {
  const foreign = useApp(useShallow((state) => foreignIn(state, job)));
  return foreign && <Told job={job} foreign={foreign} />;
}

function Told({ job, foreign }: { readonly job: Job; readonly foreign: Foreign }) {
  const strings = useStrings();
  const { notes, models, formats } = strings;
  const { transcribeInstead, callEnglish } = useActions();
  const offered = useApp((state) => modelBesidesEnglish(state, foreign.language));
  const [outcome, setOutcome] = useState<AgainOutcome>();
  const sounds =
    foreign.language === undefined ? notes.notEnglish : notes.soundsLike(formats.languageName(foreign.language));
  const knows = models.offer.onlyKnows(displayName({ name: foreign.model }), formats.languageName("en"));
  const begin = async () => {
    if (offered) setOutcome(await transcribeInstead(job.id, modelOf(offered)));
  };
  const action = (
    <NoteButtons>
      {offered && (
        <NoteButton
          label={
            isStored(offered)
              ? notes.transcribeWith(displayName(offered))
              : notes.fetchToTranscribe(displayName(offered), offered.bytes)
          }
          onClick={() => void begin()}
        />
      )}
      <NoteButton label={notes.itIsEnglish} onClick={() => void callEnglish(job.id)} />
    </NoteButtons>
  );
  return (
    <Note tone="bad" action={action}>
      {`${sounds} ${knows}`}
      {outcome !== undefined && outcome !== "begun" && ` ${obstacleWords(outcome, strings)}`}
    </Note>
  );
}
